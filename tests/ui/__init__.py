"""The page: pure helpers, then each view through Streamlit's own test harness, on real records."""
