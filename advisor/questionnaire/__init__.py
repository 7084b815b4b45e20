"""The buyer's list of questions, answered for every route, reviewed by people, and handed back."""
