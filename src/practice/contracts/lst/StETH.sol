// SPDX-License-Identifier: MIT OR Apache-2.0
pragma solidity 0.8.37;

/// The token side of Lido: balances are shares of the pooled ether, rounded down to whole wei.
/// A transfer of `x` logs `x` but moves `floor(x in shares)`, so that 1 or 2 wei less may arrive.
abstract contract StETH {
    string public constant name = "Liquid staked Ether 2.0";
    string public constant symbol = "stETH";
    uint8 public constant decimals = 18;

    uint256 internal pooled;
    uint256 internal totalShares;
    bool internal stopped;
    mapping(address => uint256) private shares;
    mapping(address => mapping(address => uint256)) private allowances;

    event Transfer(address indexed from, address indexed to, uint256 value);
    event TransferShares(address indexed from, address indexed to, uint256 sharesValue);
    event Approval(address indexed owner, address indexed spender, uint256 value);
    event SharesBurnt(
        address indexed account, uint256 preRebaseTokenAmount, uint256 postRebaseTokenAmount, uint256 sharesAmount
    );

    function totalSupply() external view returns (uint256) {
        return pooled;
    }

    function getTotalPooledEther() external view returns (uint256) {
        return pooled;
    }

    function getTotalShares() external view returns (uint256) {
        return totalShares;
    }

    function balanceOf(address account) external view returns (uint256) {
        return getPooledEthByShares(shares[account]);
    }

    function sharesOf(address account) external view returns (uint256) {
        return shares[account];
    }

    function allowance(address owner, address spender) external view returns (uint256) {
        return allowances[owner][spender];
    }

    function getSharesByPooledEth(uint256 amount) public view returns (uint256) {
        return amount * totalShares / pooled;
    }

    function getPooledEthByShares(uint256 amount) public view returns (uint256) {
        return amount * pooled / totalShares;
    }

    function getPooledEthBySharesRoundUp(uint256 amount) external view returns (uint256) {
        return (amount * pooled + totalShares - 1) / totalShares;
    }

    function transfer(address to, uint256 amount) external returns (bool) {
        _transfer(msg.sender, to, amount);
        return true;
    }

    function transferFrom(address from, address to, uint256 amount) external returns (bool) {
        _spendAllowance(from, amount);
        _transfer(from, to, amount);
        return true;
    }

    function transferShares(address to, uint256 amount) external returns (uint256 tokens) {
        _moveShares(msg.sender, to, amount);
        tokens = getPooledEthByShares(amount);
        _logTransfer(msg.sender, to, tokens, amount);
    }

    function transferSharesFrom(address from, address to, uint256 amount) external returns (uint256 tokens) {
        tokens = getPooledEthByShares(amount);
        _spendAllowance(from, tokens);
        _moveShares(from, to, amount);
        _logTransfer(from, to, tokens, amount);
    }

    function approve(address spender, uint256 amount) external returns (bool) {
        _approve(msg.sender, spender, amount);
        return true;
    }

    function increaseAllowance(address spender, uint256 added) external returns (bool) {
        _approve(msg.sender, spender, allowances[msg.sender][spender] + added);
        return true;
    }

    function decreaseAllowance(address spender, uint256 subtracted) external returns (bool) {
        uint256 current = allowances[msg.sender][spender];
        require(current >= subtracted, "ALLOWANCE_BELOW_ZERO");
        _approve(msg.sender, spender, current - subtracted);
        return true;
    }

    function _mintShares(address to, uint256 amount) internal {
        totalShares += amount;
        shares[to] += amount;
    }

    /// Mints nothing and burns nothing in the eyes of ERC-20: the log is all that is seen of it.
    function _logMint(address to, uint256 amount) internal {
        _logTransfer(address(0), to, getPooledEthByShares(amount), amount);
    }

    /// Takes `amount` shares and the `tokens` that they are redeemed for out of the pool.
    function _burnShares(address from, uint256 amount, uint256 tokens) internal {
        require(amount <= shares[from], "BALANCE_EXCEEDED");
        uint256 before = getPooledEthByShares(amount);
        totalShares -= amount;
        shares[from] -= amount;
        pooled -= tokens;
        emit SharesBurnt(from, before, getPooledEthByShares(amount), amount);
    }

    function _transfer(address from, address to, uint256 amount) private {
        uint256 moved = getSharesByPooledEth(amount);
        _moveShares(from, to, moved);
        _logTransfer(from, to, amount, moved);
    }

    function _moveShares(address from, address to, uint256 amount) private {
        require(to != address(0), "TRANSFER_TO_ZERO_ADDR");
        require(to != address(this), "TRANSFER_TO_STETH_CONTRACT");
        require(!stopped, "CONTRACT_IS_STOPPED");
        require(amount <= shares[from], "BALANCE_EXCEEDED");
        shares[from] -= amount;
        shares[to] += amount;
    }

    function _logTransfer(address from, address to, uint256 tokens, uint256 amount) private {
        emit Transfer(from, to, tokens);
        emit TransferShares(from, to, amount);
    }

    function _spendAllowance(address owner, uint256 amount) private {
        uint256 current = allowances[owner][msg.sender];
        if (current == type(uint256).max) return;
        require(current >= amount, "ALLOWANCE_EXCEEDED");
        _approve(owner, msg.sender, current - amount);
    }

    function _approve(address owner, address spender, uint256 amount) private {
        require(spender != address(0), "APPROVE_TO_ZERO_ADDR");
        allowances[owner][spender] = amount;
        emit Approval(owner, spender, amount);
    }
}
