"""Stops Streamlit from asking an outside service for this machine's public address.

Streamlit does so when a page of another origin opens its socket, and there is no option against it. Its own memory of
the answer is filled with an empty one instead, so that it never asks.
"""

from streamlit import net_util


def silence_streamlit() -> None:
    """Call once per process, before the first page is drawn."""
    net_util._external_ip = ""
