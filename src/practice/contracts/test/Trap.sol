// SPDX-License-Identifier: MIT OR Apache-2.0
pragma solidity 0.8.37;

interface IBase {
    function transferFrom(address from, address to, uint256 amount) external returns (bool);
}

/// A hostile pool, token and wrapper in one: it answers as Lido and wstETH do, and does on the way what it was armed with.
contract Trap {
    struct Deed {
        address target;
        bytes data;
    }

    string public constant name = "Trap";
    string public constant symbol = "TRAP";
    uint8 public constant decimals = 18;
    uint256 public totalSupply;
    mapping(address => uint256) public balanceOf;
    mapping(address => mapping(address => uint256)) public allowance;

    IBase private base;
    uint256 private missing;
    Deed[] private deeds;

    event Transfer(address indexed from, address indexed to, uint256 value);
    event Approval(address indexed owner, address indexed spender, uint256 value);

    /// What is wrapped.
    function setBase(IBase token) external {
        base = token;
    }

    /// By how much less is minted than was paid.
    function setMissing(uint256 amount) external {
        missing = amount;
    }

    /// Calls `target` with `data` whenever somebody stakes or wraps.
    function arm(address target, bytes calldata data) external {
        deeds.push(Deed(target, data));
    }

    function isStakingPaused() external pure returns (bool) {
        return false;
    }

    function isStopped() external pure returns (bool) {
        return false;
    }

    function getCurrentStakeLimit() external pure returns (uint256) {
        return type(uint256).max;
    }

    function getWstETHByStETH(uint256 amount) external pure returns (uint256) {
        return amount;
    }

    function submit(address) external payable returns (uint256) {
        _mint(msg.sender, msg.value);
        _act();
        return msg.value;
    }

    function wrap(uint256 amount) external returns (uint256) {
        require(base.transferFrom(msg.sender, address(this), amount), "NOT_MOVED");
        _mint(msg.sender, amount);
        _act();
        return amount;
    }

    function approve(address spender, uint256 amount) external returns (bool) {
        _allow(msg.sender, spender, amount);
        return true;
    }

    /// Lets `spender` take the owner's tokens, whoever asks.
    function betray(address owner, address spender, uint256 amount) external {
        _allow(owner, spender, amount);
    }

    function _act() private {
        for (uint256 i; i < deeds.length; ++i) {
            (bool done,) = deeds[i].target.call(deeds[i].data);
            require(done, "DEED_FAILED");
        }
    }

    function _mint(address to, uint256 amount) private {
        amount -= missing;
        totalSupply += amount;
        balanceOf[to] += amount;
        emit Transfer(address(0), to, amount);
    }

    function _allow(address owner, address spender, uint256 amount) private {
        allowance[owner][spender] = amount;
        emit Approval(owner, spender, amount);
    }
}
