// Checks a log's folder with golang.org/x/mod/sumdb alone: check_log FOLDER KEYS [OLDER-CHECKPOINT]
//
// FOLDER holds checkpoint and tile/ (a case's vault/log, or a dossier's proof). KEYS holds public
// keys, one a line. Every entry found, in bundles or in entries/NUMBER.json, is proved to stand at
// its place in the signed tree; the tree is proved to go on from the older checkpoint.
package main

import (
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const height = 8

func main() {
	if len(os.Args) < 3 {
		fail("usage: check_log FOLDER KEYS [OLDER-CHECKPOINT]")
	}
	folder, keys := os.Args[1], verifiers(os.Args[2])
	tree := checkpoint(filepath.Join(folder, "checkpoint"), keys)
	hashes := tlog.TileHashReader(tree, tiles{folder})
	shown := 0
	for number, entry := range entries(folder, tree.N) {
		prove(tree, hashes, number, entry)
		shown++
	}
	if len(os.Args) > 3 {
		older := checkpoint(os.Args[3], keys)
		proof, err := tlog.ProveTree(tree.N, older.N, hashes)
		check(err)
		check(tlog.CheckTree(proof, tree.N, tree.Hash, older.N, older.Hash))
	}
	fmt.Printf("ok: %d entries signed, %d of them proved\n", tree.N, shown)
}

func verifiers(path string) note.Verifiers {
	content, err := os.ReadFile(path)
	check(err)
	var found []note.Verifier
	for _, line := range strings.Fields(string(content)) {
		key, err := note.NewVerifier(line)
		check(err)
		found = append(found, key)
	}
	return note.VerifierList(found...)
}

// checkpoint reads the C2SP form: origin, size, root. (Go's own tlog.ParseTree wants the first line
// of the Go checksum database.)
func checkpoint(path string, keys note.Verifiers) tlog.Tree {
	content, err := os.ReadFile(path)
	check(err)
	opened, err := note.Open(content, keys)
	check(err)
	lines := strings.Split(opened.Text, "\n")
	size, err := strconv.ParseInt(lines[1], 10, 64)
	check(err)
	root, err := tlog.ParseHash(lines[2])
	check(err)
	return tlog.Tree{N: size, Hash: root}
}

func prove(tree tlog.Tree, hashes tlog.HashReader, number int64, entry []byte) {
	proof, err := tlog.ProveRecord(tree.N, number, hashes)
	check(err)
	err = tlog.CheckRecord(proof, tree.N, tree.Hash, number, tlog.RecordHash(entry))
	if err != nil {
		fail(fmt.Sprintf("entry %d: %v", number, err))
	}
}

// tiles reads tile/L/N, where the Go checksum database has tile/8/L/N.
type tiles struct{ folder string }

func (t tiles) Height() int { return height }

func (t tiles) ReadTiles(asked []tlog.Tile) ([][]byte, error) {
	var found [][]byte
	for _, tile := range asked {
		path := strings.Replace(tile.Path(), "tile/8/", "tile/", 1)
		content, err := os.ReadFile(filepath.Join(t.folder, path))
		if err != nil {
			return nil, err
		}
		found = append(found, content)
	}
	return found, nil
}

func (t tiles) SaveTiles([]tlog.Tile, [][]byte) {}

func entries(folder string, size int64) map[int64][]byte {
	found := map[int64][]byte{}
	single, err := filepath.Glob(filepath.Join(folder, "entries", "*.json"))
	check(err)
	for _, path := range single {
		number, err := strconv.ParseInt(strings.TrimSuffix(filepath.Base(path), ".json"), 10, 64)
		check(err)
		content, err := os.ReadFile(path)
		check(err)
		found[number] = content
	}
	if _, err := os.Stat(filepath.Join(folder, "tile", "entries")); err != nil {
		return found
	}
	for index := int64(0); index*256 < size; index++ {
		width := size - index*256
		if width > 256 {
			width = 256
		}
		for at, entry := range bundle(folder, index, int(width)) {
			found[index*256+int64(at)] = entry
		}
	}
	return found
}

func bundle(folder string, index int64, width int) [][]byte {
	tile := tlog.Tile{H: height, L: 0, N: index, W: width}
	path := filepath.Join(folder, strings.Replace(tile.Path(), "tile/8/0/", "tile/entries/", 1))
	if width == 256 {
		path += ".gz"
	}
	content, err := os.ReadFile(path)
	check(err)
	if width == 256 {
		reader, err := gzip.NewReader(bytes.NewReader(content))
		check(err)
		content, err = io.ReadAll(reader)
		check(err)
	}
	var found [][]byte
	for len(content) > 0 {
		length := 2 + int(binary.BigEndian.Uint16(content))
		found = append(found, content[2:length])
		content = content[length:]
	}
	if len(found) != width {
		fail(fmt.Sprintf("%s holds %d entries", path, len(found)))
	}
	return found
}

func check(err error) {
	if err != nil {
		fail(err.Error())
	}
}

func fail(why string) {
	fmt.Fprintln(os.Stderr, why)
	os.Exit(1)
}
