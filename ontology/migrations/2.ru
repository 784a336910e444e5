# Store format 1 to 2 (core 0.2.0): digests from which covered data could be guessed go. A file that is read again gets
# ng:fileMac and ng:rawTextMac in their place, which need the key of the store and so cannot be made here.

PREFIX ng: <https://w3id.org/normgraaf/ns#>

DELETE { GRAPH ?graph { ?text ng:sha256 ?file } } WHERE { GRAPH ?graph { ?text ng:sha256 ?file } } ;
DELETE { GRAPH ?graph { ?text ng:rawTextSha256 ?raw } } WHERE { GRAPH ?graph { ?text ng:rawTextSha256 ?raw } } ;
DELETE WHERE { ?text ng:sha256 ?file } ;
DELETE WHERE { ?text ng:rawTextSha256 ?raw }
