// A verifier made of code that is not ours: golang.org/x/mod/sumdb, as Debian packs it.
//
// Reads one question a line, answers "accept" or "refuse: why". Everything is base64:
//
//	note VKEY NOTE                      the signatures under a note
//	cosignature VKEY NOTE               a witness's, which signs its time as well
//	inclusion NOTE INDEX ENTRY HASH...  an entry in the tree of a checkpoint
//	consistency OLD NEW HASH...         the newer checkpoint continues the older one
//	tiles NOTE FOLDER INDEX ENTRY       the same, from a folder of tiles alone
//
// Checkpoints are opened with the vkey given first on the command line.
package main

import (
	"bufio"
	"crypto/ed25519"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

func decoded(text string) []byte {
	data, err := base64.StdEncoding.DecodeString(text)
	if err != nil {
		panic(err)
	}
	return data
}

func open(vkey string, data []byte) (*note.Note, error) {
	verifier, err := note.NewVerifier(vkey)
	if err != nil {
		return nil, err
	}
	return note.Open(data, note.VerifierList(verifier))
}

// witness verifies the kind of signature the note package has no code for.
type witness struct {
	name string
	hash uint32
	key  ed25519.PublicKey
}

func (w witness) Name() string    { return w.name }
func (w witness) KeyHash() uint32 { return w.hash }

func (w witness) Verify(text, sig []byte) bool {
	if len(sig) != 8+ed25519.SignatureSize {
		return false
	}
	time := binary.BigEndian.Uint64(sig)
	message := fmt.Sprintf("cosignature/v1\ntime %d\n%s", time, text)
	return ed25519.Verify(w.key, []byte(message), sig[8:])
}

func openCosigned(vkey string, data []byte) (*note.Note, error) {
	parts := strings.SplitN(vkey, "+", 3)
	hash, err := strconv.ParseUint(parts[1], 16, 32)
	if err != nil {
		return nil, err
	}
	known := witness{parts[0], uint32(hash), decoded(parts[2])[1:]}
	return note.Open(data, note.VerifierList(known))
}

func checkpoint(vkey, encoded string) (tree tlog.Tree, err error) {
	opened, err := open(vkey, decoded(encoded))
	if err != nil {
		return tree, err
	}
	lines := strings.Split(opened.Text, "\n")
	if len(lines) < 4 {
		return tree, errors.New("short checkpoint")
	}
	if tree.N, err = strconv.ParseInt(lines[1], 10, 64); err != nil {
		return tree, err
	}
	tree.Hash, err = tlog.ParseHash(lines[2])
	return tree, err
}

func hashes(words []string) (found []tlog.Hash, err error) {
	for _, word := range words {
		hash, err := tlog.ParseHash(word)
		if err != nil {
			return nil, err
		}
		found = append(found, hash)
	}
	return found, nil
}

// folder reads tiles as C2SP lays them out: the height, always 8, is not in the path.
type folder string

func (f folder) Height() int { return 8 }

func (f folder) ReadTiles(tiles []tlog.Tile) (data [][]byte, err error) {
	for _, tile := range tiles {
		path := strings.Replace(tile.Path(), "tile/8/", "tile/", 1)
		read, err := os.ReadFile(filepath.Join(string(f), path))
		if err != nil {
			return nil, err
		}
		data = append(data, read)
	}
	return data, nil
}

func (f folder) SaveTiles(tiles []tlog.Tile, data [][]byte) {}

func answer(vkey string, words []string) error {
	switch words[0] {
	case "note":
		_, err := open(words[1], decoded(words[2]))
		return err
	case "cosignature":
		_, err := openCosigned(words[1], decoded(words[2]))
		return err
	case "inclusion":
		tree, err := checkpoint(vkey, words[1])
		if err != nil {
			return err
		}
		index, _ := strconv.ParseInt(words[2], 10, 64)
		proof, err := hashes(words[4:])
		if err != nil {
			return err
		}
		leaf := tlog.RecordHash(decoded(words[3]))
		return tlog.CheckRecord(proof, tree.N, tree.Hash, index, leaf)
	case "consistency":
		old, err := checkpoint(vkey, words[1])
		if err != nil {
			return err
		}
		tree, err := checkpoint(vkey, words[2])
		if err != nil {
			return err
		}
		proof, err := hashes(words[3:])
		if err != nil {
			return err
		}
		return tlog.CheckTree(proof, tree.N, tree.Hash, old.N, old.Hash)
	case "tiles":
		tree, err := checkpoint(vkey, words[1])
		if err != nil {
			return err
		}
		index, _ := strconv.ParseInt(words[3], 10, 64)
		reader := tlog.TileHashReader(tree, folder(words[2]))
		proof, err := tlog.ProveRecord(tree.N, index, reader)
		if err != nil {
			return err
		}
		leaf := tlog.RecordHash(decoded(words[4]))
		return tlog.CheckRecord(proof, tree.N, tree.Hash, index, leaf)
	}
	return errors.New("no such question")
}

func main() {
	input := bufio.NewScanner(os.Stdin)
	input.Buffer(nil, 1<<20)
	for input.Scan() {
		if err := answer(os.Args[1], strings.Fields(input.Text())); err != nil {
			fmt.Println("refuse:", strings.ReplaceAll(err.Error(), "\n", " "))
		} else {
			fmt.Println("accept")
		}
	}
}
