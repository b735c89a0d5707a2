"""Why a network is used: only when somebody asked, and told before what is sent and to whom."""
