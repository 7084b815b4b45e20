"""Entry point of the page: `streamlit run app.py`."""

from advisor.settings import silence_libraries

silence_libraries()  # before any library that reports usage is imported

import streamlit as st  # noqa: E402

from advisor.ui import frame, navigation, state  # noqa: E402
from advisor.ui.quiet import silence_streamlit  # noqa: E402
from advisor.ui.words import word  # noqa: E402

silence_streamlit()
language = state.language()
st.set_page_config(
    page_title=word("product", language), page_icon=str(frame.ASSETS / "mark.svg"), layout="wide", menu_items={}
)
st.logo(str(frame.ASSETS / "logo.svg"), size="large")
st.html(frame.ASSETS / "theme.css")
page = st.navigation(navigation.pages(language))
frame.draw_sidebar()
page.run()
