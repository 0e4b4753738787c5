// SPDX-License-Identifier: MIT OR Apache-2.0
pragma solidity 0.8.37;

import {WAD} from "./Types.sol";

/// How deposit shares, scaled shares and withdrawable shares turn into one another. Everything rounds down for the
/// staker; a slash rounds up. Shares stay below 1e38 and factors below 1e36, so no product overflows.
library ShareMath {
    /// The scaling factor that a staker's next deposit leads to.
    function rescaled(uint256 factor, uint256 held, uint256 added, uint256 slashingFactor)
        internal
        pure
        returns (uint256)
    {
        if (held == 0) return factor * WAD / slashingFactor;
        // Chosen so that what was withdrawable stays withdrawable and what is added is withdrawable in full.
        uint256 after_ = withdrawable(held, factor, slashingFactor) + added;
        return after_ * WAD / (held + added) * WAD / slashingFactor;
    }

    function withdrawable(uint256 shares, uint256 factor, uint256 slashingFactor)
        internal
        pure
        returns (uint256)
    {
        return shares * factor / WAD * slashingFactor / WAD;
    }

    function unscaled(uint256 shares, uint256 factor, uint256 slashingFactor)
        internal
        pure
        returns (uint256)
    {
        return shares * WAD / factor * WAD / slashingFactor;
    }

    function scaled(uint256 shares, uint256 factor) internal pure returns (uint256) {
        return shares * factor / WAD;
    }

    /// What an operator's shares lose when its magnitude falls from `before` to `after_`.
    function slashed(uint256 shares, uint64 before, uint64 after_) internal pure returns (uint256) {
        return shares - ceilDiv(shares * after_, before);
    }

    function ceilWad(uint256 amount, uint256 wad) internal pure returns (uint256) {
        return ceilDiv(amount * wad, WAD);
    }

    function ceilDiv(uint256 amount, uint256 by) internal pure returns (uint256) {
        return (amount + by - 1) / by;
    }
}
