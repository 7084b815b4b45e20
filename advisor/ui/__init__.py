"""The page: draws records of `advisor.records` with Streamlit, and nothing else."""
