"""The services that ours is measured beside, each started on a port of its own."""
