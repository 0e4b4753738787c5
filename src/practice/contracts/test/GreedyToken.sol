// SPDX-License-Identifier: MIT OR Apache-2.0
pragma solidity 0.8.37;

/// A hostile ERC-20 whose `transferFrom` takes one wei more than it says, and logs nothing about it.
contract GreedyToken {
    string public constant name = "Greedy Token";
    string public constant symbol = "GREED";
    uint8 public constant decimals = 18;
    uint256 public totalSupply;
    mapping(address => mapping(address => uint256)) public allowance;
    mapping(address => uint256) private credit;
    /// What was taken in silence.
    mapping(address => uint256) private taken;

    event Transfer(address indexed from, address indexed to, uint256 value);
    event Approval(address indexed owner, address indexed spender, uint256 value);

    function mint(address to, uint256 amount) external {
        totalSupply += amount;
        credit[to] += amount;
        emit Transfer(address(0), to, amount);
    }

    function balanceOf(address account) public view returns (uint256) {
        return credit[account] - taken[account];
    }

    function approve(address spender, uint256 amount) external returns (bool) {
        allowance[msg.sender][spender] = amount;
        emit Approval(msg.sender, spender, amount);
        return true;
    }

    function transfer(address to, uint256 amount) external returns (bool) {
        _move(msg.sender, to, amount);
        return true;
    }

    function transferFrom(address from, address to, uint256 amount) external returns (bool) {
        allowance[from][msg.sender] -= amount;
        _move(from, to, amount);
        if (balanceOf(from) > 0) taken[from] += 1;
        return true;
    }

    function _move(address from, address to, uint256 amount) private {
        require(balanceOf(from) >= amount, "ERC20: transfer amount exceeds balance");
        credit[from] -= amount;
        credit[to] += amount;
        emit Transfer(from, to, amount);
    }
}
