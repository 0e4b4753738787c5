// SPDX-License-Identifier: MIT OR Apache-2.0
pragma solidity 0.8.37;

/// Sets that can be listed; removing an item moves the last one into its place.
library Sets {
    struct Words {
        bytes32[] items;
        /// One more than the place of each item, so that zero means absent.
        mapping(bytes32 => uint256) places;
    }

    struct Addresses {
        Words words;
    }

    function has(Words storage set, bytes32 item) internal view returns (bool) {
        return set.places[item] != 0;
    }

    function add(Words storage set, bytes32 item) internal returns (bool) {
        if (set.places[item] != 0) return false;
        set.items.push(item);
        set.places[item] = set.items.length;
        return true;
    }

    function remove(Words storage set, bytes32 item) internal returns (bool) {
        uint256 place = set.places[item];
        if (place == 0) return false;
        bytes32 last = set.items[set.items.length - 1];
        set.items[place - 1] = last;
        set.places[last] = place;
        set.items.pop();
        delete set.places[item];
        return true;
    }

    function has(Addresses storage set, address item) internal view returns (bool) {
        return has(set.words, _word(item));
    }

    function add(Addresses storage set, address item) internal returns (bool) {
        return add(set.words, _word(item));
    }

    function remove(Addresses storage set, address item) internal returns (bool) {
        return remove(set.words, _word(item));
    }

    function length(Addresses storage set) internal view returns (uint256) {
        return set.words.items.length;
    }

    function nth(Addresses storage set, uint256 place) internal view returns (address) {
        return address(uint160(uint256(set.words.items[place])));
    }

    function list(Addresses storage set) internal view returns (address[] memory items) {
        items = new address[](length(set));
        for (uint256 i; i < items.length; ++i) items[i] = nth(set, i);
    }

    function _word(address item) private pure returns (bytes32) {
        return bytes32(uint256(uint160(item)));
    }
}
