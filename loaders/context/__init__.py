"""What a sentence stands in: who says it, how far it is asserted, which way it points, and what it is about.

After ConText (Harkema and others, 2009), of which medspaCy and clinlp hold Dutch readings: a cue marks the words before
or behind it, up to a word that ends its reach. A longer form that only looks like a cue takes its place. The cues are
data (`nl/*.toml`).
"""
