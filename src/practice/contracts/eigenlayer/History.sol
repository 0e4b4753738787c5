// SPDX-License-Identifier: MIT OR Apache-2.0
pragma solidity 0.8.37;

/// Values by the block from which they hold, since a withdrawal is paid at the magnitude of one past block.
library History {
    struct Point {
        uint256 from;
        uint256 value;
    }

    struct Trace {
        Point[] points;
    }

    function push(Trace storage trace, uint256 value) internal {
        uint256 count = trace.points.length;
        if (count > 0 && trace.points[count - 1].from == block.number) trace.points[count - 1].value = value;
        else trace.points.push(Point(block.number, value));
    }

    function latest(Trace storage trace, uint256 otherwise) internal view returns (uint256) {
        uint256 count = trace.points.length;
        return count == 0 ? otherwise : trace.points[count - 1].value;
    }

    function valueAt(Trace storage trace, uint256 blockNumber, uint256 otherwise) internal view returns (uint256) {
        for (uint256 i = trace.points.length; i > 0; --i) {
            if (trace.points[i - 1].from <= blockNumber) return trace.points[i - 1].value;
        }
        return otherwise;
    }
}
