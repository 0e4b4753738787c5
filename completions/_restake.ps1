
using namespace System.Management.Automation
using namespace System.Management.Automation.Language

Register-ArgumentCompleter -Native -CommandName 'restake' -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    $commandElements = $commandAst.CommandElements
    $command = @(
        'restake'
        for ($i = 1; $i -lt $commandElements.Count; $i++) {
            $element = $commandElements[$i]
            if ($element -isnot [StringConstantExpressionAst] -or
                $element.StringConstantType -ne [StringConstantType]::BareWord -or
                $element.Value.StartsWith('-') -or
                $element.Value -eq $wordToComplete) {
                break
        }
        $element.Value
    }) -join ';'

    $completions = @(switch ($command) {
        'restake' {
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--network', '--network', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--rpc-url', '--rpc-url', [CompletionResultType]::ParameterName, 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails')
            [CompletionResult]::new('--rate', '--rate', [CompletionResultType]::ParameterName, 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]')
            [CompletionResult]::new('--registry', '--registry', [CompletionResultType]::ParameterName, 'A registry file laid over the built-in one: a local chain, a new venue')
            [CompletionResult]::new('-a', '-a', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--password-file', '--password-file', [CompletionResultType]::ParameterName, 'Reads the account''s password from a file; `-` is standard input')
            [CompletionResult]::new('--password-fd', '--password-fd', [CompletionResultType]::ParameterName, 'Reads the account''s password from an open file descriptor, a line at a time, instead of from a file')
            [CompletionResult]::new('--max-kdf-memory', '--max-kdf-memory', [CompletionResultType]::ParameterName, 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keeps everything in this folder instead of the user''s own')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Prints the result as one JSON object')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never asks: a question that no option answers ends the command; so it is where `CI` is set')
            [CompletionResult]::new('--allow-insecure-rpc', '--allow-insecure-rpc', [CompletionResultType]::ParameterName, 'Allows a node to be asked over plain http beyond this machine')
            [CompletionResult]::new('--verify-state', '--verify-state', [CompletionResultType]::ParameterName, 'Simulates here, over state that the node proves against the block''s state root, instead of believing its simulation')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('account', 'account', [CompletionResultType]::ParameterValue, 'Make, import, watch, list, show, rename, remove and export accounts')
            [CompletionResult]::new('venues', 'venues', [CompletionResultType]::ParameterValue, 'List every place to stake or restake, with its rate, limits, exit and risk now')
            [CompletionResult]::new('stake', 'stake', [CompletionResultType]::ParameterValue, 'Stake ether for a liquid staking token')
            [CompletionResult]::new('deposit', 'deposit', [CompletionResultType]::ParameterValue, 'Deposit a token or ether into a restaking venue')
            [CompletionResult]::new('wrap', 'wrap', [CompletionResultType]::ParameterValue, 'Wrap a rebasing token, such as stETH into wstETH')
            [CompletionResult]::new('unwrap', 'unwrap', [CompletionResultType]::ParameterValue, 'Unwrap a wrapped token, such as wstETH into stETH')
            [CompletionResult]::new('unstake', 'unstake', [CompletionResultType]::ParameterValue, 'Give up a staking or restaking token for ether, through its queue')
            [CompletionResult]::new('withdraw', 'withdraw', [CompletionResultType]::ParameterValue, 'Take a deposit out of a restaking venue, through its queue')
            [CompletionResult]::new('claim', 'claim', [CompletionResultType]::ParameterValue, 'Claim what has left its queue')
            [CompletionResult]::new('avs', 'avs', [CompletionResultType]::ParameterValue, 'List AVSs, show one, or choose operators by what they secure')
            [CompletionResult]::new('operators', 'operators', [CompletionResultType]::ParameterValue, 'List operators, or show what one secures and how it may be slashed')
            [CompletionResult]::new('terms', 'terms', [CompletionResultType]::ParameterValue, 'Show, accept and check the slashing terms behind a delegation')
            [CompletionResult]::new('delegate', 'delegate', [CompletionResultType]::ParameterValue, 'Delegate everything that is restaked to an operator, under its slashing terms')
            [CompletionResult]::new('undelegate', 'undelegate', [CompletionResultType]::ParameterValue, 'End the delegation; what was under it is queued for withdrawal')
            [CompletionResult]::new('redelegate', 'redelegate', [CompletionResultType]::ParameterValue, 'Move the delegation to another operator, under its slashing terms')
            [CompletionResult]::new('rewards', 'rewards', [CompletionResultType]::ParameterValue, 'Show and claim rewards, and say who may claim them')
            [CompletionResult]::new('send', 'send', [CompletionResultType]::ParameterValue, 'Send ether or a token to somebody')
            [CompletionResult]::new('portfolio', 'portfolio', [CompletionResultType]::ParameterValue, 'Show everything held, working, leaving and claimable')
            [CompletionResult]::new('history', 'history', [CompletionResultType]::ParameterValue, 'List, show and resume what was signed, pay more for what waits, or cancel it')
            [CompletionResult]::new('batch', 'batch', [CompletionResultType]::ParameterValue, 'Carry out many actions from one file')
            [CompletionResult]::new('plan', 'plan', [CompletionResultType]::ParameterValue, 'Show, carry out or export a saved plan')
            [CompletionResult]::new('sign', 'sign', [CompletionResultType]::ParameterValue, 'Sign a saved plan on a machine without a network')
            [CompletionResult]::new('broadcast', 'broadcast', [CompletionResultType]::ParameterValue, 'Send what was signed on a machine without a network')
            [CompletionResult]::new('practice', 'practice', [CompletionResultType]::ParameterValue, 'Go through the whole life of a position on an embedded chain')
            [CompletionResult]::new('completions', 'completions', [CompletionResultType]::ParameterValue, 'Print a shell''s completions')
            [CompletionResult]::new('man', 'man', [CompletionResultType]::ParameterValue, 'Print the manual, or write it into a folder')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'restake;account' {
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--network', '--network', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--rpc-url', '--rpc-url', [CompletionResultType]::ParameterName, 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails')
            [CompletionResult]::new('--rate', '--rate', [CompletionResultType]::ParameterName, 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]')
            [CompletionResult]::new('--registry', '--registry', [CompletionResultType]::ParameterName, 'A registry file laid over the built-in one: a local chain, a new venue')
            [CompletionResult]::new('-a', '-a', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--password-file', '--password-file', [CompletionResultType]::ParameterName, 'Reads the account''s password from a file; `-` is standard input')
            [CompletionResult]::new('--password-fd', '--password-fd', [CompletionResultType]::ParameterName, 'Reads the account''s password from an open file descriptor, a line at a time, instead of from a file')
            [CompletionResult]::new('--max-kdf-memory', '--max-kdf-memory', [CompletionResultType]::ParameterName, 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keeps everything in this folder instead of the user''s own')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Prints the result as one JSON object')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never asks: a question that no option answers ends the command; so it is where `CI` is set')
            [CompletionResult]::new('--allow-insecure-rpc', '--allow-insecure-rpc', [CompletionResultType]::ParameterName, 'Allows a node to be asked over plain http beyond this machine')
            [CompletionResult]::new('--verify-state', '--verify-state', [CompletionResultType]::ParameterName, 'Simulates here, over state that the node proves against the block''s state root, instead of believing its simulation')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('new', 'new', [CompletionResultType]::ParameterValue, 'Make an account from a new mnemonic')
            [CompletionResult]::new('import', 'import', [CompletionResultType]::ParameterValue, 'Import a mnemonic, a private key or a keystore file')
            [CompletionResult]::new('ledger', 'ledger', [CompletionResultType]::ParameterValue, 'Add an account whose keys are in a Ledger')
            [CompletionResult]::new('trezor', 'trezor', [CompletionResultType]::ParameterValue, 'Add an account whose keys are in a Trezor')
            [CompletionResult]::new('watch', 'watch', [CompletionResultType]::ParameterValue, 'Watch an address without a key')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the accounts')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show one account and its addresses, else the one that acts')
            [CompletionResult]::new('verify', 'verify', [CompletionResultType]::ParameterValue, 'Compare an account''s address with the one that its device shows')
            [CompletionResult]::new('rename', 'rename', [CompletionResultType]::ParameterValue, 'Give an account another name')
            [CompletionResult]::new('remove', 'remove', [CompletionResultType]::ParameterValue, 'Remove an account and its encrypted key')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Write an account''s key to a keystore file, or show it')
            [CompletionResult]::new('sign-message', 'sign-message', [CompletionResultType]::ParameterValue, 'Sign a text or bytes (EIP-191), as to log in somewhere or to vouch for something')
            [CompletionResult]::new('sign-typed', 'sign-typed', [CompletionResultType]::ParameterValue, 'Sign typed data (EIP-712), such as a permit or an owner''s word for a Safe')
            [CompletionResult]::new('remember', 'remember', [CompletionResultType]::ParameterValue, 'Keep an account''s password in the system''s keyring')
            [CompletionResult]::new('forget', 'forget', [CompletionResultType]::ParameterValue, 'Delete an account''s password from the system''s keyring')
            [CompletionResult]::new('upgrade', 'upgrade', [CompletionResultType]::ParameterValue, 'Encrypt an account''s key anew where its file is weaker than one written today')
            [CompletionResult]::new('password', 'password', [CompletionResultType]::ParameterValue, 'Change an account''s password')
            [CompletionResult]::new('default', 'default', [CompletionResultType]::ParameterValue, 'Make an account the one that acts where none is named')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'restake;account;new' {
            [CompletionResult]::new('--words', '--words', [CompletionResultType]::ParameterName, 'How many words the mnemonic has')
            [CompletionResult]::new('--count', '--count', [CompletionResultType]::ParameterName, 'How many addresses to take from it: NAME/0, NAME/1 and so on')
            [CompletionResult]::new('--path', '--path', [CompletionResultType]::ParameterName, 'The derivation path, with `i` where the index goes, or `standard`, `ledger-live` or `legacy` [default: m/44''/60''/0''/0/i]')
            [CompletionResult]::new('--mnemonic-out', '--mnemonic-out', [CompletionResultType]::ParameterName, 'Writes the words to this new file instead of showing them')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Keeps the key in an encrypted file alone, or that file''s password in the system''s keyring too')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--network', '--network', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--rpc-url', '--rpc-url', [CompletionResultType]::ParameterName, 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails')
            [CompletionResult]::new('--rate', '--rate', [CompletionResultType]::ParameterName, 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]')
            [CompletionResult]::new('--registry', '--registry', [CompletionResultType]::ParameterName, 'A registry file laid over the built-in one: a local chain, a new venue')
            [CompletionResult]::new('-a', '-a', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--password-file', '--password-file', [CompletionResultType]::ParameterName, 'Reads the account''s password from a file; `-` is standard input')
            [CompletionResult]::new('--password-fd', '--password-fd', [CompletionResultType]::ParameterName, 'Reads the account''s password from an open file descriptor, a line at a time, instead of from a file')
            [CompletionResult]::new('--max-kdf-memory', '--max-kdf-memory', [CompletionResultType]::ParameterName, 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keeps everything in this folder instead of the user''s own')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file')
            [CompletionResult]::new('--passphrase', '--passphrase', [CompletionResultType]::ParameterName, 'Asks for a BIP-39 passphrase, which goes with the words and is not among them')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Prints the result as one JSON object')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never asks: a question that no option answers ends the command; so it is where `CI` is set')
            [CompletionResult]::new('--allow-insecure-rpc', '--allow-insecure-rpc', [CompletionResultType]::ParameterName, 'Allows a node to be asked over plain http beyond this machine')
            [CompletionResult]::new('--verify-state', '--verify-state', [CompletionResultType]::ParameterName, 'Simulates here, over state that the node proves against the block''s state root, instead of believing its simulation')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'restake;account;import' {
            [CompletionResult]::new('--keystore', '--keystore', [CompletionResultType]::ParameterName, 'A Web3 keystore file of version 3')
            [CompletionResult]::new('--count', '--count', [CompletionResultType]::ParameterName, 'How many addresses to take from the mnemonic: NAME/0, NAME/1 and so on')
            [CompletionResult]::new('--path', '--path', [CompletionResultType]::ParameterName, 'The derivation path, with `i` where the index goes, or `standard`, `ledger-live` or `legacy` [default: m/44''/60''/0''/0/i]')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Keeps the key in an encrypted file alone, or that file''s password in the system''s keyring too')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--network', '--network', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--rpc-url', '--rpc-url', [CompletionResultType]::ParameterName, 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails')
            [CompletionResult]::new('--rate', '--rate', [CompletionResultType]::ParameterName, 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]')
            [CompletionResult]::new('--registry', '--registry', [CompletionResultType]::ParameterName, 'A registry file laid over the built-in one: a local chain, a new venue')
            [CompletionResult]::new('-a', '-a', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--password-file', '--password-file', [CompletionResultType]::ParameterName, 'Reads the account''s password from a file; `-` is standard input')
            [CompletionResult]::new('--password-fd', '--password-fd', [CompletionResultType]::ParameterName, 'Reads the account''s password from an open file descriptor, a line at a time, instead of from a file')
            [CompletionResult]::new('--max-kdf-memory', '--max-kdf-memory', [CompletionResultType]::ParameterName, 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keeps everything in this folder instead of the user''s own')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file')
            [CompletionResult]::new('--mnemonic', '--mnemonic', [CompletionResultType]::ParameterName, 'A BIP-39 mnemonic of 12 to 24 English words')
            [CompletionResult]::new('--private-key', '--private-key', [CompletionResultType]::ParameterName, 'A private key of 64 hex digits')
            [CompletionResult]::new('--passphrase', '--passphrase', [CompletionResultType]::ParameterName, 'Asks for the mnemonic''s BIP-39 passphrase too')
            [CompletionResult]::new('--discover', '--discover', [CompletionResultType]::ParameterName, 'Takes the path and as many addresses as were used before; the node then learns that they belong together')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Prints the result as one JSON object')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never asks: a question that no option answers ends the command; so it is where `CI` is set')
            [CompletionResult]::new('--allow-insecure-rpc', '--allow-insecure-rpc', [CompletionResultType]::ParameterName, 'Allows a node to be asked over plain http beyond this machine')
            [CompletionResult]::new('--verify-state', '--verify-state', [CompletionResultType]::ParameterName, 'Simulates here, over state that the node proves against the block''s state root, instead of believing its simulation')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'restake;account;ledger' {
            [CompletionResult]::new('--path', '--path', [CompletionResultType]::ParameterName, 'The derivation path, with `i` where the index goes, or `standard`, `ledger-live` or `legacy` [default: m/44''/60''/0''/0/i]')
            [CompletionResult]::new('--count', '--count', [CompletionResultType]::ParameterName, 'How many addresses to take from it: NAME/0, NAME/1 and so on')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--network', '--network', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--rpc-url', '--rpc-url', [CompletionResultType]::ParameterName, 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails')
            [CompletionResult]::new('--rate', '--rate', [CompletionResultType]::ParameterName, 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]')
            [CompletionResult]::new('--registry', '--registry', [CompletionResultType]::ParameterName, 'A registry file laid over the built-in one: a local chain, a new venue')
            [CompletionResult]::new('-a', '-a', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--password-file', '--password-file', [CompletionResultType]::ParameterName, 'Reads the account''s password from a file; `-` is standard input')
            [CompletionResult]::new('--password-fd', '--password-fd', [CompletionResultType]::ParameterName, 'Reads the account''s password from an open file descriptor, a line at a time, instead of from a file')
            [CompletionResult]::new('--max-kdf-memory', '--max-kdf-memory', [CompletionResultType]::ParameterName, 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keeps everything in this folder instead of the user''s own')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file')
            [CompletionResult]::new('--discover', '--discover', [CompletionResultType]::ParameterName, 'Takes the path and as many addresses as were used before; the node then learns that they belong together')
            [CompletionResult]::new('--verify', '--verify', [CompletionResultType]::ParameterName, 'Has the first address confirmed on the device''s own screen before it is stored; `account verify` does so afterwards')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Prints the result as one JSON object')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never asks: a question that no option answers ends the command; so it is where `CI` is set')
            [CompletionResult]::new('--allow-insecure-rpc', '--allow-insecure-rpc', [CompletionResultType]::ParameterName, 'Allows a node to be asked over plain http beyond this machine')
            [CompletionResult]::new('--verify-state', '--verify-state', [CompletionResultType]::ParameterName, 'Simulates here, over state that the node proves against the block''s state root, instead of believing its simulation')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'restake;account;trezor' {
            [CompletionResult]::new('--path', '--path', [CompletionResultType]::ParameterName, 'The derivation path, with `i` where the index goes, or `standard`, `ledger-live` or `legacy` [default: m/44''/60''/0''/0/i]')
            [CompletionResult]::new('--count', '--count', [CompletionResultType]::ParameterName, 'How many addresses to take from it: NAME/0, NAME/1 and so on')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--network', '--network', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--rpc-url', '--rpc-url', [CompletionResultType]::ParameterName, 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails')
            [CompletionResult]::new('--rate', '--rate', [CompletionResultType]::ParameterName, 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]')
            [CompletionResult]::new('--registry', '--registry', [CompletionResultType]::ParameterName, 'A registry file laid over the built-in one: a local chain, a new venue')
            [CompletionResult]::new('-a', '-a', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--password-file', '--password-file', [CompletionResultType]::ParameterName, 'Reads the account''s password from a file; `-` is standard input')
            [CompletionResult]::new('--password-fd', '--password-fd', [CompletionResultType]::ParameterName, 'Reads the account''s password from an open file descriptor, a line at a time, instead of from a file')
            [CompletionResult]::new('--max-kdf-memory', '--max-kdf-memory', [CompletionResultType]::ParameterName, 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keeps everything in this folder instead of the user''s own')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file')
            [CompletionResult]::new('--discover', '--discover', [CompletionResultType]::ParameterName, 'Takes the path and as many addresses as were used before; the node then learns that they belong together')
            [CompletionResult]::new('--verify', '--verify', [CompletionResultType]::ParameterName, 'Has the first address confirmed on the device''s own screen before it is stored; `account verify` does so afterwards')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Prints the result as one JSON object')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never asks: a question that no option answers ends the command; so it is where `CI` is set')
            [CompletionResult]::new('--allow-insecure-rpc', '--allow-insecure-rpc', [CompletionResultType]::ParameterName, 'Allows a node to be asked over plain http beyond this machine')
            [CompletionResult]::new('--verify-state', '--verify-state', [CompletionResultType]::ParameterName, 'Simulates here, over state that the node proves against the block''s state root, instead of believing its simulation')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'restake;account;watch' {
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--network', '--network', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--rpc-url', '--rpc-url', [CompletionResultType]::ParameterName, 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails')
            [CompletionResult]::new('--rate', '--rate', [CompletionResultType]::ParameterName, 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]')
            [CompletionResult]::new('--registry', '--registry', [CompletionResultType]::ParameterName, 'A registry file laid over the built-in one: a local chain, a new venue')
            [CompletionResult]::new('-a', '-a', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--password-file', '--password-file', [CompletionResultType]::ParameterName, 'Reads the account''s password from a file; `-` is standard input')
            [CompletionResult]::new('--password-fd', '--password-fd', [CompletionResultType]::ParameterName, 'Reads the account''s password from an open file descriptor, a line at a time, instead of from a file')
            [CompletionResult]::new('--max-kdf-memory', '--max-kdf-memory', [CompletionResultType]::ParameterName, 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keeps everything in this folder instead of the user''s own')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Prints the result as one JSON object')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never asks: a question that no option answers ends the command; so it is where `CI` is set')
            [CompletionResult]::new('--allow-insecure-rpc', '--allow-insecure-rpc', [CompletionResultType]::ParameterName, 'Allows a node to be asked over plain http beyond this machine')
            [CompletionResult]::new('--verify-state', '--verify-state', [CompletionResultType]::ParameterName, 'Simulates here, over state that the node proves against the block''s state root, instead of believing its simulation')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'restake;account;list' {
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--network', '--network', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--rpc-url', '--rpc-url', [CompletionResultType]::ParameterName, 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails')
            [CompletionResult]::new('--rate', '--rate', [CompletionResultType]::ParameterName, 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]')
            [CompletionResult]::new('--registry', '--registry', [CompletionResultType]::ParameterName, 'A registry file laid over the built-in one: a local chain, a new venue')
            [CompletionResult]::new('-a', '-a', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--password-file', '--password-file', [CompletionResultType]::ParameterName, 'Reads the account''s password from a file; `-` is standard input')
            [CompletionResult]::new('--password-fd', '--password-fd', [CompletionResultType]::ParameterName, 'Reads the account''s password from an open file descriptor, a line at a time, instead of from a file')
            [CompletionResult]::new('--max-kdf-memory', '--max-kdf-memory', [CompletionResultType]::ParameterName, 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keeps everything in this folder instead of the user''s own')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Prints the result as one JSON object')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never asks: a question that no option answers ends the command; so it is where `CI` is set')
            [CompletionResult]::new('--allow-insecure-rpc', '--allow-insecure-rpc', [CompletionResultType]::ParameterName, 'Allows a node to be asked over plain http beyond this machine')
            [CompletionResult]::new('--verify-state', '--verify-state', [CompletionResultType]::ParameterName, 'Simulates here, over state that the node proves against the block''s state root, instead of believing its simulation')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'restake;account;show' {
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--network', '--network', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--rpc-url', '--rpc-url', [CompletionResultType]::ParameterName, 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails')
            [CompletionResult]::new('--rate', '--rate', [CompletionResultType]::ParameterName, 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]')
            [CompletionResult]::new('--registry', '--registry', [CompletionResultType]::ParameterName, 'A registry file laid over the built-in one: a local chain, a new venue')
            [CompletionResult]::new('-a', '-a', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--password-file', '--password-file', [CompletionResultType]::ParameterName, 'Reads the account''s password from a file; `-` is standard input')
            [CompletionResult]::new('--password-fd', '--password-fd', [CompletionResultType]::ParameterName, 'Reads the account''s password from an open file descriptor, a line at a time, instead of from a file')
            [CompletionResult]::new('--max-kdf-memory', '--max-kdf-memory', [CompletionResultType]::ParameterName, 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keeps everything in this folder instead of the user''s own')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Prints the result as one JSON object')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never asks: a question that no option answers ends the command; so it is where `CI` is set')
            [CompletionResult]::new('--allow-insecure-rpc', '--allow-insecure-rpc', [CompletionResultType]::ParameterName, 'Allows a node to be asked over plain http beyond this machine')
            [CompletionResult]::new('--verify-state', '--verify-state', [CompletionResultType]::ParameterName, 'Simulates here, over state that the node proves against the block''s state root, instead of believing its simulation')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'restake;account;verify' {
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--network', '--network', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--rpc-url', '--rpc-url', [CompletionResultType]::ParameterName, 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails')
            [CompletionResult]::new('--rate', '--rate', [CompletionResultType]::ParameterName, 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]')
            [CompletionResult]::new('--registry', '--registry', [CompletionResultType]::ParameterName, 'A registry file laid over the built-in one: a local chain, a new venue')
            [CompletionResult]::new('-a', '-a', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--password-file', '--password-file', [CompletionResultType]::ParameterName, 'Reads the account''s password from a file; `-` is standard input')
            [CompletionResult]::new('--password-fd', '--password-fd', [CompletionResultType]::ParameterName, 'Reads the account''s password from an open file descriptor, a line at a time, instead of from a file')
            [CompletionResult]::new('--max-kdf-memory', '--max-kdf-memory', [CompletionResultType]::ParameterName, 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keeps everything in this folder instead of the user''s own')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Prints the result as one JSON object')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never asks: a question that no option answers ends the command; so it is where `CI` is set')
            [CompletionResult]::new('--allow-insecure-rpc', '--allow-insecure-rpc', [CompletionResultType]::ParameterName, 'Allows a node to be asked over plain http beyond this machine')
            [CompletionResult]::new('--verify-state', '--verify-state', [CompletionResultType]::ParameterName, 'Simulates here, over state that the node proves against the block''s state root, instead of believing its simulation')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'restake;account;rename' {
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--network', '--network', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--rpc-url', '--rpc-url', [CompletionResultType]::ParameterName, 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails')
            [CompletionResult]::new('--rate', '--rate', [CompletionResultType]::ParameterName, 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]')
            [CompletionResult]::new('--registry', '--registry', [CompletionResultType]::ParameterName, 'A registry file laid over the built-in one: a local chain, a new venue')
            [CompletionResult]::new('-a', '-a', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--password-file', '--password-file', [CompletionResultType]::ParameterName, 'Reads the account''s password from a file; `-` is standard input')
            [CompletionResult]::new('--password-fd', '--password-fd', [CompletionResultType]::ParameterName, 'Reads the account''s password from an open file descriptor, a line at a time, instead of from a file')
            [CompletionResult]::new('--max-kdf-memory', '--max-kdf-memory', [CompletionResultType]::ParameterName, 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keeps everything in this folder instead of the user''s own')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Prints the result as one JSON object')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never asks: a question that no option answers ends the command; so it is where `CI` is set')
            [CompletionResult]::new('--allow-insecure-rpc', '--allow-insecure-rpc', [CompletionResultType]::ParameterName, 'Allows a node to be asked over plain http beyond this machine')
            [CompletionResult]::new('--verify-state', '--verify-state', [CompletionResultType]::ParameterName, 'Simulates here, over state that the node proves against the block''s state root, instead of believing its simulation')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'restake;account;remove' {
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--network', '--network', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--rpc-url', '--rpc-url', [CompletionResultType]::ParameterName, 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails')
            [CompletionResult]::new('--rate', '--rate', [CompletionResultType]::ParameterName, 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]')
            [CompletionResult]::new('--registry', '--registry', [CompletionResultType]::ParameterName, 'A registry file laid over the built-in one: a local chain, a new venue')
            [CompletionResult]::new('-a', '-a', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--password-file', '--password-file', [CompletionResultType]::ParameterName, 'Reads the account''s password from a file; `-` is standard input')
            [CompletionResult]::new('--password-fd', '--password-fd', [CompletionResultType]::ParameterName, 'Reads the account''s password from an open file descriptor, a line at a time, instead of from a file')
            [CompletionResult]::new('--max-kdf-memory', '--max-kdf-memory', [CompletionResultType]::ParameterName, 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keeps everything in this folder instead of the user''s own')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Removes it without asking')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Prints the result as one JSON object')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never asks: a question that no option answers ends the command; so it is where `CI` is set')
            [CompletionResult]::new('--allow-insecure-rpc', '--allow-insecure-rpc', [CompletionResultType]::ParameterName, 'Allows a node to be asked over plain http beyond this machine')
            [CompletionResult]::new('--verify-state', '--verify-state', [CompletionResultType]::ParameterName, 'Simulates here, over state that the node proves against the block''s state root, instead of believing its simulation')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'restake;account;export' {
            [CompletionResult]::new('--out', '--out', [CompletionResultType]::ParameterName, 'The new file to write')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--network', '--network', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--rpc-url', '--rpc-url', [CompletionResultType]::ParameterName, 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails')
            [CompletionResult]::new('--rate', '--rate', [CompletionResultType]::ParameterName, 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]')
            [CompletionResult]::new('--registry', '--registry', [CompletionResultType]::ParameterName, 'A registry file laid over the built-in one: a local chain, a new venue')
            [CompletionResult]::new('-a', '-a', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--password-file', '--password-file', [CompletionResultType]::ParameterName, 'Reads the account''s password from a file; `-` is standard input')
            [CompletionResult]::new('--password-fd', '--password-fd', [CompletionResultType]::ParameterName, 'Reads the account''s password from an open file descriptor, a line at a time, instead of from a file')
            [CompletionResult]::new('--max-kdf-memory', '--max-kdf-memory', [CompletionResultType]::ParameterName, 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keeps everything in this folder instead of the user''s own')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file')
            [CompletionResult]::new('--private-key', '--private-key', [CompletionResultType]::ParameterName, 'Gives the private key itself, on the terminal or in `--out`')
            [CompletionResult]::new('--mnemonic', '--mnemonic', [CompletionResultType]::ParameterName, 'Gives the words of the mnemonic themselves, on the terminal or in `--out`')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Prints the result as one JSON object')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never asks: a question that no option answers ends the command; so it is where `CI` is set')
            [CompletionResult]::new('--allow-insecure-rpc', '--allow-insecure-rpc', [CompletionResultType]::ParameterName, 'Allows a node to be asked over plain http beyond this machine')
            [CompletionResult]::new('--verify-state', '--verify-state', [CompletionResultType]::ParameterName, 'Simulates here, over state that the node proves against the block''s state root, instead of believing its simulation')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'restake;account;sign-message' {
            [CompletionResult]::new('--file', '--file', [CompletionResultType]::ParameterName, 'Signs what a file holds, byte by byte; `-` is standard input')
            [CompletionResult]::new('--hex', '--hex', [CompletionResultType]::ParameterName, 'Signs these bytes, written as 0x and hex digits')
            [CompletionResult]::new('--accept-risks', '--accept-risks', [CompletionResultType]::ParameterName, 'Accepts what the review shows in red, by the hash that is signed')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--network', '--network', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--rpc-url', '--rpc-url', [CompletionResultType]::ParameterName, 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails')
            [CompletionResult]::new('--rate', '--rate', [CompletionResultType]::ParameterName, 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]')
            [CompletionResult]::new('--registry', '--registry', [CompletionResultType]::ParameterName, 'A registry file laid over the built-in one: a local chain, a new venue')
            [CompletionResult]::new('-a', '-a', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--password-file', '--password-file', [CompletionResultType]::ParameterName, 'Reads the account''s password from a file; `-` is standard input')
            [CompletionResult]::new('--password-fd', '--password-fd', [CompletionResultType]::ParameterName, 'Reads the account''s password from an open file descriptor, a line at a time, instead of from a file')
            [CompletionResult]::new('--max-kdf-memory', '--max-kdf-memory', [CompletionResultType]::ParameterName, 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keeps everything in this folder instead of the user''s own')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answers the review with yes; never what it shows in red')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answers the review with yes; never what it shows in red')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Prints the result as one JSON object')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never asks: a question that no option answers ends the command; so it is where `CI` is set')
            [CompletionResult]::new('--allow-insecure-rpc', '--allow-insecure-rpc', [CompletionResultType]::ParameterName, 'Allows a node to be asked over plain http beyond this machine')
            [CompletionResult]::new('--verify-state', '--verify-state', [CompletionResultType]::ParameterName, 'Simulates here, over state that the node proves against the block''s state root, instead of believing its simulation')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'restake;account;sign-typed' {
            [CompletionResult]::new('--accept-risks', '--accept-risks', [CompletionResultType]::ParameterName, 'Accepts what the review shows in red, by the hash that is signed')
            [CompletionResult]::new('--allow-unknown', '--allow-unknown', [CompletionResultType]::ParameterName, 'Allows an address outside the registry: the message''s contract, or whom it gives power')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--network', '--network', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--rpc-url', '--rpc-url', [CompletionResultType]::ParameterName, 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails')
            [CompletionResult]::new('--rate', '--rate', [CompletionResultType]::ParameterName, 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]')
            [CompletionResult]::new('--registry', '--registry', [CompletionResultType]::ParameterName, 'A registry file laid over the built-in one: a local chain, a new venue')
            [CompletionResult]::new('-a', '-a', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--password-file', '--password-file', [CompletionResultType]::ParameterName, 'Reads the account''s password from a file; `-` is standard input')
            [CompletionResult]::new('--password-fd', '--password-fd', [CompletionResultType]::ParameterName, 'Reads the account''s password from an open file descriptor, a line at a time, instead of from a file')
            [CompletionResult]::new('--max-kdf-memory', '--max-kdf-memory', [CompletionResultType]::ParameterName, 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keeps everything in this folder instead of the user''s own')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answers the review with yes; never what it shows in red')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answers the review with yes; never what it shows in red')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Prints the result as one JSON object')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never asks: a question that no option answers ends the command; so it is where `CI` is set')
            [CompletionResult]::new('--allow-insecure-rpc', '--allow-insecure-rpc', [CompletionResultType]::ParameterName, 'Allows a node to be asked over plain http beyond this machine')
            [CompletionResult]::new('--verify-state', '--verify-state', [CompletionResultType]::ParameterName, 'Simulates here, over state that the node proves against the block''s state root, instead of believing its simulation')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'restake;account;remember' {
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--network', '--network', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--rpc-url', '--rpc-url', [CompletionResultType]::ParameterName, 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails')
            [CompletionResult]::new('--rate', '--rate', [CompletionResultType]::ParameterName, 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]')
            [CompletionResult]::new('--registry', '--registry', [CompletionResultType]::ParameterName, 'A registry file laid over the built-in one: a local chain, a new venue')
            [CompletionResult]::new('-a', '-a', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--password-file', '--password-file', [CompletionResultType]::ParameterName, 'Reads the account''s password from a file; `-` is standard input')
            [CompletionResult]::new('--password-fd', '--password-fd', [CompletionResultType]::ParameterName, 'Reads the account''s password from an open file descriptor, a line at a time, instead of from a file')
            [CompletionResult]::new('--max-kdf-memory', '--max-kdf-memory', [CompletionResultType]::ParameterName, 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keeps everything in this folder instead of the user''s own')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Prints the result as one JSON object')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never asks: a question that no option answers ends the command; so it is where `CI` is set')
            [CompletionResult]::new('--allow-insecure-rpc', '--allow-insecure-rpc', [CompletionResultType]::ParameterName, 'Allows a node to be asked over plain http beyond this machine')
            [CompletionResult]::new('--verify-state', '--verify-state', [CompletionResultType]::ParameterName, 'Simulates here, over state that the node proves against the block''s state root, instead of believing its simulation')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'restake;account;forget' {
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--network', '--network', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--rpc-url', '--rpc-url', [CompletionResultType]::ParameterName, 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails')
            [CompletionResult]::new('--rate', '--rate', [CompletionResultType]::ParameterName, 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]')
            [CompletionResult]::new('--registry', '--registry', [CompletionResultType]::ParameterName, 'A registry file laid over the built-in one: a local chain, a new venue')
            [CompletionResult]::new('-a', '-a', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--password-file', '--password-file', [CompletionResultType]::ParameterName, 'Reads the account''s password from a file; `-` is standard input')
            [CompletionResult]::new('--password-fd', '--password-fd', [CompletionResultType]::ParameterName, 'Reads the account''s password from an open file descriptor, a line at a time, instead of from a file')
            [CompletionResult]::new('--max-kdf-memory', '--max-kdf-memory', [CompletionResultType]::ParameterName, 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keeps everything in this folder instead of the user''s own')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Prints the result as one JSON object')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never asks: a question that no option answers ends the command; so it is where `CI` is set')
            [CompletionResult]::new('--allow-insecure-rpc', '--allow-insecure-rpc', [CompletionResultType]::ParameterName, 'Allows a node to be asked over plain http beyond this machine')
            [CompletionResult]::new('--verify-state', '--verify-state', [CompletionResultType]::ParameterName, 'Simulates here, over state that the node proves against the block''s state root, instead of believing its simulation')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'restake;account;upgrade' {
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--network', '--network', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--rpc-url', '--rpc-url', [CompletionResultType]::ParameterName, 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails')
            [CompletionResult]::new('--rate', '--rate', [CompletionResultType]::ParameterName, 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]')
            [CompletionResult]::new('--registry', '--registry', [CompletionResultType]::ParameterName, 'A registry file laid over the built-in one: a local chain, a new venue')
            [CompletionResult]::new('-a', '-a', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--password-file', '--password-file', [CompletionResultType]::ParameterName, 'Reads the account''s password from a file; `-` is standard input')
            [CompletionResult]::new('--password-fd', '--password-fd', [CompletionResultType]::ParameterName, 'Reads the account''s password from an open file descriptor, a line at a time, instead of from a file')
            [CompletionResult]::new('--max-kdf-memory', '--max-kdf-memory', [CompletionResultType]::ParameterName, 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keeps everything in this folder instead of the user''s own')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Prints the result as one JSON object')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never asks: a question that no option answers ends the command; so it is where `CI` is set')
            [CompletionResult]::new('--allow-insecure-rpc', '--allow-insecure-rpc', [CompletionResultType]::ParameterName, 'Allows a node to be asked over plain http beyond this machine')
            [CompletionResult]::new('--verify-state', '--verify-state', [CompletionResultType]::ParameterName, 'Simulates here, over state that the node proves against the block''s state root, instead of believing its simulation')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'restake;account;password' {
            [CompletionResult]::new('--new-password-file', '--new-password-file', [CompletionResultType]::ParameterName, 'Reads the new password from a file; `-` is standard input')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--network', '--network', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--rpc-url', '--rpc-url', [CompletionResultType]::ParameterName, 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails')
            [CompletionResult]::new('--rate', '--rate', [CompletionResultType]::ParameterName, 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]')
            [CompletionResult]::new('--registry', '--registry', [CompletionResultType]::ParameterName, 'A registry file laid over the built-in one: a local chain, a new venue')
            [CompletionResult]::new('-a', '-a', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--password-file', '--password-file', [CompletionResultType]::ParameterName, 'Reads the account''s password from a file; `-` is standard input')
            [CompletionResult]::new('--password-fd', '--password-fd', [CompletionResultType]::ParameterName, 'Reads the account''s password from an open file descriptor, a line at a time, instead of from a file')
            [CompletionResult]::new('--max-kdf-memory', '--max-kdf-memory', [CompletionResultType]::ParameterName, 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keeps everything in this folder instead of the user''s own')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Prints the result as one JSON object')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never asks: a question that no option answers ends the command; so it is where `CI` is set')
            [CompletionResult]::new('--allow-insecure-rpc', '--allow-insecure-rpc', [CompletionResultType]::ParameterName, 'Allows a node to be asked over plain http beyond this machine')
            [CompletionResult]::new('--verify-state', '--verify-state', [CompletionResultType]::ParameterName, 'Simulates here, over state that the node proves against the block''s state root, instead of believing its simulation')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'restake;account;default' {
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--network', '--network', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--rpc-url', '--rpc-url', [CompletionResultType]::ParameterName, 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails')
            [CompletionResult]::new('--rate', '--rate', [CompletionResultType]::ParameterName, 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]')
            [CompletionResult]::new('--registry', '--registry', [CompletionResultType]::ParameterName, 'A registry file laid over the built-in one: a local chain, a new venue')
            [CompletionResult]::new('-a', '-a', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--password-file', '--password-file', [CompletionResultType]::ParameterName, 'Reads the account''s password from a file; `-` is standard input')
            [CompletionResult]::new('--password-fd', '--password-fd', [CompletionResultType]::ParameterName, 'Reads the account''s password from an open file descriptor, a line at a time, instead of from a file')
            [CompletionResult]::new('--max-kdf-memory', '--max-kdf-memory', [CompletionResultType]::ParameterName, 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keeps everything in this folder instead of the user''s own')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Prints the result as one JSON object')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never asks: a question that no option answers ends the command; so it is where `CI` is set')
            [CompletionResult]::new('--allow-insecure-rpc', '--allow-insecure-rpc', [CompletionResultType]::ParameterName, 'Allows a node to be asked over plain http beyond this machine')
            [CompletionResult]::new('--verify-state', '--verify-state', [CompletionResultType]::ParameterName, 'Simulates here, over state that the node proves against the block''s state root, instead of believing its simulation')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'restake;account;help' {
            [CompletionResult]::new('new', 'new', [CompletionResultType]::ParameterValue, 'Make an account from a new mnemonic')
            [CompletionResult]::new('import', 'import', [CompletionResultType]::ParameterValue, 'Import a mnemonic, a private key or a keystore file')
            [CompletionResult]::new('ledger', 'ledger', [CompletionResultType]::ParameterValue, 'Add an account whose keys are in a Ledger')
            [CompletionResult]::new('trezor', 'trezor', [CompletionResultType]::ParameterValue, 'Add an account whose keys are in a Trezor')
            [CompletionResult]::new('watch', 'watch', [CompletionResultType]::ParameterValue, 'Watch an address without a key')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the accounts')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show one account and its addresses, else the one that acts')
            [CompletionResult]::new('verify', 'verify', [CompletionResultType]::ParameterValue, 'Compare an account''s address with the one that its device shows')
            [CompletionResult]::new('rename', 'rename', [CompletionResultType]::ParameterValue, 'Give an account another name')
            [CompletionResult]::new('remove', 'remove', [CompletionResultType]::ParameterValue, 'Remove an account and its encrypted key')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Write an account''s key to a keystore file, or show it')
            [CompletionResult]::new('sign-message', 'sign-message', [CompletionResultType]::ParameterValue, 'Sign a text or bytes (EIP-191), as to log in somewhere or to vouch for something')
            [CompletionResult]::new('sign-typed', 'sign-typed', [CompletionResultType]::ParameterValue, 'Sign typed data (EIP-712), such as a permit or an owner''s word for a Safe')
            [CompletionResult]::new('remember', 'remember', [CompletionResultType]::ParameterValue, 'Keep an account''s password in the system''s keyring')
            [CompletionResult]::new('forget', 'forget', [CompletionResultType]::ParameterValue, 'Delete an account''s password from the system''s keyring')
            [CompletionResult]::new('upgrade', 'upgrade', [CompletionResultType]::ParameterValue, 'Encrypt an account''s key anew where its file is weaker than one written today')
            [CompletionResult]::new('password', 'password', [CompletionResultType]::ParameterValue, 'Change an account''s password')
            [CompletionResult]::new('default', 'default', [CompletionResultType]::ParameterValue, 'Make an account the one that acts where none is named')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'restake;account;help;new' {
            break
        }
        'restake;account;help;import' {
            break
        }
        'restake;account;help;ledger' {
            break
        }
        'restake;account;help;trezor' {
            break
        }
        'restake;account;help;watch' {
            break
        }
        'restake;account;help;list' {
            break
        }
        'restake;account;help;show' {
            break
        }
        'restake;account;help;verify' {
            break
        }
        'restake;account;help;rename' {
            break
        }
        'restake;account;help;remove' {
            break
        }
        'restake;account;help;export' {
            break
        }
        'restake;account;help;sign-message' {
            break
        }
        'restake;account;help;sign-typed' {
            break
        }
        'restake;account;help;remember' {
            break
        }
        'restake;account;help;forget' {
            break
        }
        'restake;account;help;upgrade' {
            break
        }
        'restake;account;help;password' {
            break
        }
        'restake;account;help;default' {
            break
        }
        'restake;account;help;help' {
            break
        }
        'restake;venues' {
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--network', '--network', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--rpc-url', '--rpc-url', [CompletionResultType]::ParameterName, 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails')
            [CompletionResult]::new('--rate', '--rate', [CompletionResultType]::ParameterName, 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]')
            [CompletionResult]::new('--registry', '--registry', [CompletionResultType]::ParameterName, 'A registry file laid over the built-in one: a local chain, a new venue')
            [CompletionResult]::new('-a', '-a', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--password-file', '--password-file', [CompletionResultType]::ParameterName, 'Reads the account''s password from a file; `-` is standard input')
            [CompletionResult]::new('--password-fd', '--password-fd', [CompletionResultType]::ParameterName, 'Reads the account''s password from an open file descriptor, a line at a time, instead of from a file')
            [CompletionResult]::new('--max-kdf-memory', '--max-kdf-memory', [CompletionResultType]::ParameterName, 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keeps everything in this folder instead of the user''s own')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Prints the result as one JSON object')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never asks: a question that no option answers ends the command; so it is where `CI` is set')
            [CompletionResult]::new('--allow-insecure-rpc', '--allow-insecure-rpc', [CompletionResultType]::ParameterName, 'Allows a node to be asked over plain http beyond this machine')
            [CompletionResult]::new('--verify-state', '--verify-state', [CompletionResultType]::ParameterName, 'Simulates here, over state that the node proves against the block''s state root, instead of believing its simulation')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'restake;stake' {
            [CompletionResult]::new('--with', '--with', [CompletionResultType]::ParameterName, 'Where: a venue''s id')
            [CompletionResult]::new('--save', '--save', [CompletionResultType]::ParameterName, 'Writes the plan instead of signing it, with all that `restake sign` needs where there is no network')
            [CompletionResult]::new('--max-fee', '--max-fee', [CompletionResultType]::ParameterName, 'The most a unit of gas may cost')
            [CompletionResult]::new('--priority-fee', '--priority-fee', [CompletionResultType]::ParameterName, 'What of it goes to the block builder')
            [CompletionResult]::new('--gas-limit', '--gas-limit', [CompletionResultType]::ParameterName, 'The gas limit of each transaction, instead of the simulated gas and a quarter more')
            [CompletionResult]::new('--nonce', '--nonce', [CompletionResultType]::ParameterName, 'The first transaction''s nonce, instead of the account''s next')
            [CompletionResult]::new('--confirmations', '--confirmations', [CompletionResultType]::ParameterName, 'How many blocks make a transaction final; its own is the first')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How many seconds to wait for each transaction''s block [default: 900]')
            [CompletionResult]::new('--slippage', '--slippage', [CompletionResultType]::ParameterName, 'How much less than quoted may arrive [default: 0.5%]')
            [CompletionResult]::new('--accept-terms', '--accept-terms', [CompletionResultType]::ParameterName, 'Accepts an operator''s slashing terms by their digest')
            [CompletionResult]::new('--allow-unknown', '--allow-unknown', [CompletionResultType]::ParameterName, 'Allows a contract outside the registry')
            [CompletionResult]::new('--export', '--export', [CompletionResultType]::ParameterName, 'Writes the plan for somebody else to sign: as a batch for a Safe, or as unsigned transactions')
            [CompletionResult]::new('--out', '--out', [CompletionResultType]::ParameterName, 'Writes the export into a file instead of standard output')
            [CompletionResult]::new('--safe-nonce', '--safe-nonce', [CompletionResultType]::ParameterName, 'The Safe''s nonce that the transaction gets [default: the Safe''s next]')
            [CompletionResult]::new('--safe-version', '--safe-version', [CompletionResultType]::ParameterName, 'The Safe''s version [default: what the Safe says]')
            [CompletionResult]::new('--multi-send', '--multi-send', [CompletionResultType]::ParameterName, 'The `MultiSendCallOnly` contract that joins several calls [default: the version''s canonical one]')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--network', '--network', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--rpc-url', '--rpc-url', [CompletionResultType]::ParameterName, 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails')
            [CompletionResult]::new('--rate', '--rate', [CompletionResultType]::ParameterName, 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]')
            [CompletionResult]::new('--registry', '--registry', [CompletionResultType]::ParameterName, 'A registry file laid over the built-in one: a local chain, a new venue')
            [CompletionResult]::new('-a', '-a', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--password-file', '--password-file', [CompletionResultType]::ParameterName, 'Reads the account''s password from a file; `-` is standard input')
            [CompletionResult]::new('--password-fd', '--password-fd', [CompletionResultType]::ParameterName, 'Reads the account''s password from an open file descriptor, a line at a time, instead of from a file')
            [CompletionResult]::new('--max-kdf-memory', '--max-kdf-memory', [CompletionResultType]::ParameterName, 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keeps everything in this folder instead of the user''s own')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file')
            [CompletionResult]::new('--wrap', '--wrap', [CompletionResultType]::ParameterName, 'Wraps what comes out, such as stETH into wstETH')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answers the review with yes; never a bound or a term')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answers the review with yes; never a bound or a term')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Simulates, shows and stops')
            [CompletionResult]::new('--no-wait', '--no-wait', [CompletionResultType]::ParameterName, 'Returns when the last transaction is sent')
            [CompletionResult]::new('--qr', '--qr', [CompletionResultType]::ParameterName, 'Shows unsigned transactions as QR codes, on standard error')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Prints the result as one JSON object')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never asks: a question that no option answers ends the command; so it is where `CI` is set')
            [CompletionResult]::new('--allow-insecure-rpc', '--allow-insecure-rpc', [CompletionResultType]::ParameterName, 'Allows a node to be asked over plain http beyond this machine')
            [CompletionResult]::new('--verify-state', '--verify-state', [CompletionResultType]::ParameterName, 'Simulates here, over state that the node proves against the block''s state root, instead of believing its simulation')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'restake;deposit' {
            [CompletionResult]::new('--into', '--into', [CompletionResultType]::ParameterName, 'Where to, such as `kelp` or `eigenlayer/steth`')
            [CompletionResult]::new('--save', '--save', [CompletionResultType]::ParameterName, 'Writes the plan instead of signing it, with all that `restake sign` needs where there is no network')
            [CompletionResult]::new('--max-fee', '--max-fee', [CompletionResultType]::ParameterName, 'The most a unit of gas may cost')
            [CompletionResult]::new('--priority-fee', '--priority-fee', [CompletionResultType]::ParameterName, 'What of it goes to the block builder')
            [CompletionResult]::new('--gas-limit', '--gas-limit', [CompletionResultType]::ParameterName, 'The gas limit of each transaction, instead of the simulated gas and a quarter more')
            [CompletionResult]::new('--nonce', '--nonce', [CompletionResultType]::ParameterName, 'The first transaction''s nonce, instead of the account''s next')
            [CompletionResult]::new('--confirmations', '--confirmations', [CompletionResultType]::ParameterName, 'How many blocks make a transaction final; its own is the first')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How many seconds to wait for each transaction''s block [default: 900]')
            [CompletionResult]::new('--slippage', '--slippage', [CompletionResultType]::ParameterName, 'How much less than quoted may arrive [default: 0.5%]')
            [CompletionResult]::new('--accept-terms', '--accept-terms', [CompletionResultType]::ParameterName, 'Accepts an operator''s slashing terms by their digest')
            [CompletionResult]::new('--allow-unknown', '--allow-unknown', [CompletionResultType]::ParameterName, 'Allows a contract outside the registry')
            [CompletionResult]::new('--export', '--export', [CompletionResultType]::ParameterName, 'Writes the plan for somebody else to sign: as a batch for a Safe, or as unsigned transactions')
            [CompletionResult]::new('--out', '--out', [CompletionResultType]::ParameterName, 'Writes the export into a file instead of standard output')
            [CompletionResult]::new('--safe-nonce', '--safe-nonce', [CompletionResultType]::ParameterName, 'The Safe''s nonce that the transaction gets [default: the Safe''s next]')
            [CompletionResult]::new('--safe-version', '--safe-version', [CompletionResultType]::ParameterName, 'The Safe''s version [default: what the Safe says]')
            [CompletionResult]::new('--multi-send', '--multi-send', [CompletionResultType]::ParameterName, 'The `MultiSendCallOnly` contract that joins several calls [default: the version''s canonical one]')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--network', '--network', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--rpc-url', '--rpc-url', [CompletionResultType]::ParameterName, 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails')
            [CompletionResult]::new('--rate', '--rate', [CompletionResultType]::ParameterName, 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]')
            [CompletionResult]::new('--registry', '--registry', [CompletionResultType]::ParameterName, 'A registry file laid over the built-in one: a local chain, a new venue')
            [CompletionResult]::new('-a', '-a', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--password-file', '--password-file', [CompletionResultType]::ParameterName, 'Reads the account''s password from a file; `-` is standard input')
            [CompletionResult]::new('--password-fd', '--password-fd', [CompletionResultType]::ParameterName, 'Reads the account''s password from an open file descriptor, a line at a time, instead of from a file')
            [CompletionResult]::new('--max-kdf-memory', '--max-kdf-memory', [CompletionResultType]::ParameterName, 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keeps everything in this folder instead of the user''s own')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answers the review with yes; never a bound or a term')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answers the review with yes; never a bound or a term')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Simulates, shows and stops')
            [CompletionResult]::new('--no-wait', '--no-wait', [CompletionResultType]::ParameterName, 'Returns when the last transaction is sent')
            [CompletionResult]::new('--qr', '--qr', [CompletionResultType]::ParameterName, 'Shows unsigned transactions as QR codes, on standard error')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Prints the result as one JSON object')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never asks: a question that no option answers ends the command; so it is where `CI` is set')
            [CompletionResult]::new('--allow-insecure-rpc', '--allow-insecure-rpc', [CompletionResultType]::ParameterName, 'Allows a node to be asked over plain http beyond this machine')
            [CompletionResult]::new('--verify-state', '--verify-state', [CompletionResultType]::ParameterName, 'Simulates here, over state that the node proves against the block''s state root, instead of believing its simulation')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'restake;wrap' {
            [CompletionResult]::new('--save', '--save', [CompletionResultType]::ParameterName, 'Writes the plan instead of signing it, with all that `restake sign` needs where there is no network')
            [CompletionResult]::new('--max-fee', '--max-fee', [CompletionResultType]::ParameterName, 'The most a unit of gas may cost')
            [CompletionResult]::new('--priority-fee', '--priority-fee', [CompletionResultType]::ParameterName, 'What of it goes to the block builder')
            [CompletionResult]::new('--gas-limit', '--gas-limit', [CompletionResultType]::ParameterName, 'The gas limit of each transaction, instead of the simulated gas and a quarter more')
            [CompletionResult]::new('--nonce', '--nonce', [CompletionResultType]::ParameterName, 'The first transaction''s nonce, instead of the account''s next')
            [CompletionResult]::new('--confirmations', '--confirmations', [CompletionResultType]::ParameterName, 'How many blocks make a transaction final; its own is the first')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How many seconds to wait for each transaction''s block [default: 900]')
            [CompletionResult]::new('--slippage', '--slippage', [CompletionResultType]::ParameterName, 'How much less than quoted may arrive [default: 0.5%]')
            [CompletionResult]::new('--accept-terms', '--accept-terms', [CompletionResultType]::ParameterName, 'Accepts an operator''s slashing terms by their digest')
            [CompletionResult]::new('--allow-unknown', '--allow-unknown', [CompletionResultType]::ParameterName, 'Allows a contract outside the registry')
            [CompletionResult]::new('--export', '--export', [CompletionResultType]::ParameterName, 'Writes the plan for somebody else to sign: as a batch for a Safe, or as unsigned transactions')
            [CompletionResult]::new('--out', '--out', [CompletionResultType]::ParameterName, 'Writes the export into a file instead of standard output')
            [CompletionResult]::new('--safe-nonce', '--safe-nonce', [CompletionResultType]::ParameterName, 'The Safe''s nonce that the transaction gets [default: the Safe''s next]')
            [CompletionResult]::new('--safe-version', '--safe-version', [CompletionResultType]::ParameterName, 'The Safe''s version [default: what the Safe says]')
            [CompletionResult]::new('--multi-send', '--multi-send', [CompletionResultType]::ParameterName, 'The `MultiSendCallOnly` contract that joins several calls [default: the version''s canonical one]')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--network', '--network', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--rpc-url', '--rpc-url', [CompletionResultType]::ParameterName, 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails')
            [CompletionResult]::new('--rate', '--rate', [CompletionResultType]::ParameterName, 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]')
            [CompletionResult]::new('--registry', '--registry', [CompletionResultType]::ParameterName, 'A registry file laid over the built-in one: a local chain, a new venue')
            [CompletionResult]::new('-a', '-a', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--password-file', '--password-file', [CompletionResultType]::ParameterName, 'Reads the account''s password from a file; `-` is standard input')
            [CompletionResult]::new('--password-fd', '--password-fd', [CompletionResultType]::ParameterName, 'Reads the account''s password from an open file descriptor, a line at a time, instead of from a file')
            [CompletionResult]::new('--max-kdf-memory', '--max-kdf-memory', [CompletionResultType]::ParameterName, 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keeps everything in this folder instead of the user''s own')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answers the review with yes; never a bound or a term')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answers the review with yes; never a bound or a term')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Simulates, shows and stops')
            [CompletionResult]::new('--no-wait', '--no-wait', [CompletionResultType]::ParameterName, 'Returns when the last transaction is sent')
            [CompletionResult]::new('--qr', '--qr', [CompletionResultType]::ParameterName, 'Shows unsigned transactions as QR codes, on standard error')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Prints the result as one JSON object')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never asks: a question that no option answers ends the command; so it is where `CI` is set')
            [CompletionResult]::new('--allow-insecure-rpc', '--allow-insecure-rpc', [CompletionResultType]::ParameterName, 'Allows a node to be asked over plain http beyond this machine')
            [CompletionResult]::new('--verify-state', '--verify-state', [CompletionResultType]::ParameterName, 'Simulates here, over state that the node proves against the block''s state root, instead of believing its simulation')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'restake;unwrap' {
            [CompletionResult]::new('--save', '--save', [CompletionResultType]::ParameterName, 'Writes the plan instead of signing it, with all that `restake sign` needs where there is no network')
            [CompletionResult]::new('--max-fee', '--max-fee', [CompletionResultType]::ParameterName, 'The most a unit of gas may cost')
            [CompletionResult]::new('--priority-fee', '--priority-fee', [CompletionResultType]::ParameterName, 'What of it goes to the block builder')
            [CompletionResult]::new('--gas-limit', '--gas-limit', [CompletionResultType]::ParameterName, 'The gas limit of each transaction, instead of the simulated gas and a quarter more')
            [CompletionResult]::new('--nonce', '--nonce', [CompletionResultType]::ParameterName, 'The first transaction''s nonce, instead of the account''s next')
            [CompletionResult]::new('--confirmations', '--confirmations', [CompletionResultType]::ParameterName, 'How many blocks make a transaction final; its own is the first')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How many seconds to wait for each transaction''s block [default: 900]')
            [CompletionResult]::new('--slippage', '--slippage', [CompletionResultType]::ParameterName, 'How much less than quoted may arrive [default: 0.5%]')
            [CompletionResult]::new('--accept-terms', '--accept-terms', [CompletionResultType]::ParameterName, 'Accepts an operator''s slashing terms by their digest')
            [CompletionResult]::new('--allow-unknown', '--allow-unknown', [CompletionResultType]::ParameterName, 'Allows a contract outside the registry')
            [CompletionResult]::new('--export', '--export', [CompletionResultType]::ParameterName, 'Writes the plan for somebody else to sign: as a batch for a Safe, or as unsigned transactions')
            [CompletionResult]::new('--out', '--out', [CompletionResultType]::ParameterName, 'Writes the export into a file instead of standard output')
            [CompletionResult]::new('--safe-nonce', '--safe-nonce', [CompletionResultType]::ParameterName, 'The Safe''s nonce that the transaction gets [default: the Safe''s next]')
            [CompletionResult]::new('--safe-version', '--safe-version', [CompletionResultType]::ParameterName, 'The Safe''s version [default: what the Safe says]')
            [CompletionResult]::new('--multi-send', '--multi-send', [CompletionResultType]::ParameterName, 'The `MultiSendCallOnly` contract that joins several calls [default: the version''s canonical one]')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--network', '--network', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--rpc-url', '--rpc-url', [CompletionResultType]::ParameterName, 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails')
            [CompletionResult]::new('--rate', '--rate', [CompletionResultType]::ParameterName, 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]')
            [CompletionResult]::new('--registry', '--registry', [CompletionResultType]::ParameterName, 'A registry file laid over the built-in one: a local chain, a new venue')
            [CompletionResult]::new('-a', '-a', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--password-file', '--password-file', [CompletionResultType]::ParameterName, 'Reads the account''s password from a file; `-` is standard input')
            [CompletionResult]::new('--password-fd', '--password-fd', [CompletionResultType]::ParameterName, 'Reads the account''s password from an open file descriptor, a line at a time, instead of from a file')
            [CompletionResult]::new('--max-kdf-memory', '--max-kdf-memory', [CompletionResultType]::ParameterName, 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keeps everything in this folder instead of the user''s own')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answers the review with yes; never a bound or a term')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answers the review with yes; never a bound or a term')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Simulates, shows and stops')
            [CompletionResult]::new('--no-wait', '--no-wait', [CompletionResultType]::ParameterName, 'Returns when the last transaction is sent')
            [CompletionResult]::new('--qr', '--qr', [CompletionResultType]::ParameterName, 'Shows unsigned transactions as QR codes, on standard error')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Prints the result as one JSON object')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never asks: a question that no option answers ends the command; so it is where `CI` is set')
            [CompletionResult]::new('--allow-insecure-rpc', '--allow-insecure-rpc', [CompletionResultType]::ParameterName, 'Allows a node to be asked over plain http beyond this machine')
            [CompletionResult]::new('--verify-state', '--verify-state', [CompletionResultType]::ParameterName, 'Simulates here, over state that the node proves against the block''s state root, instead of believing its simulation')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'restake;unstake' {
            [CompletionResult]::new('--for', '--for', [CompletionResultType]::ParameterName, 'What to take out, where the venue offers several [default: ETH]')
            [CompletionResult]::new('--save', '--save', [CompletionResultType]::ParameterName, 'Writes the plan instead of signing it, with all that `restake sign` needs where there is no network')
            [CompletionResult]::new('--max-fee', '--max-fee', [CompletionResultType]::ParameterName, 'The most a unit of gas may cost')
            [CompletionResult]::new('--priority-fee', '--priority-fee', [CompletionResultType]::ParameterName, 'What of it goes to the block builder')
            [CompletionResult]::new('--gas-limit', '--gas-limit', [CompletionResultType]::ParameterName, 'The gas limit of each transaction, instead of the simulated gas and a quarter more')
            [CompletionResult]::new('--nonce', '--nonce', [CompletionResultType]::ParameterName, 'The first transaction''s nonce, instead of the account''s next')
            [CompletionResult]::new('--confirmations', '--confirmations', [CompletionResultType]::ParameterName, 'How many blocks make a transaction final; its own is the first')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How many seconds to wait for each transaction''s block [default: 900]')
            [CompletionResult]::new('--slippage', '--slippage', [CompletionResultType]::ParameterName, 'How much less than quoted may arrive [default: 0.5%]')
            [CompletionResult]::new('--accept-terms', '--accept-terms', [CompletionResultType]::ParameterName, 'Accepts an operator''s slashing terms by their digest')
            [CompletionResult]::new('--allow-unknown', '--allow-unknown', [CompletionResultType]::ParameterName, 'Allows a contract outside the registry')
            [CompletionResult]::new('--export', '--export', [CompletionResultType]::ParameterName, 'Writes the plan for somebody else to sign: as a batch for a Safe, or as unsigned transactions')
            [CompletionResult]::new('--out', '--out', [CompletionResultType]::ParameterName, 'Writes the export into a file instead of standard output')
            [CompletionResult]::new('--safe-nonce', '--safe-nonce', [CompletionResultType]::ParameterName, 'The Safe''s nonce that the transaction gets [default: the Safe''s next]')
            [CompletionResult]::new('--safe-version', '--safe-version', [CompletionResultType]::ParameterName, 'The Safe''s version [default: what the Safe says]')
            [CompletionResult]::new('--multi-send', '--multi-send', [CompletionResultType]::ParameterName, 'The `MultiSendCallOnly` contract that joins several calls [default: the version''s canonical one]')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--network', '--network', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--rpc-url', '--rpc-url', [CompletionResultType]::ParameterName, 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails')
            [CompletionResult]::new('--rate', '--rate', [CompletionResultType]::ParameterName, 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]')
            [CompletionResult]::new('--registry', '--registry', [CompletionResultType]::ParameterName, 'A registry file laid over the built-in one: a local chain, a new venue')
            [CompletionResult]::new('-a', '-a', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--password-file', '--password-file', [CompletionResultType]::ParameterName, 'Reads the account''s password from a file; `-` is standard input')
            [CompletionResult]::new('--password-fd', '--password-fd', [CompletionResultType]::ParameterName, 'Reads the account''s password from an open file descriptor, a line at a time, instead of from a file')
            [CompletionResult]::new('--max-kdf-memory', '--max-kdf-memory', [CompletionResultType]::ParameterName, 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keeps everything in this folder instead of the user''s own')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answers the review with yes; never a bound or a term')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answers the review with yes; never a bound or a term')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Simulates, shows and stops')
            [CompletionResult]::new('--no-wait', '--no-wait', [CompletionResultType]::ParameterName, 'Returns when the last transaction is sent')
            [CompletionResult]::new('--qr', '--qr', [CompletionResultType]::ParameterName, 'Shows unsigned transactions as QR codes, on standard error')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Prints the result as one JSON object')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never asks: a question that no option answers ends the command; so it is where `CI` is set')
            [CompletionResult]::new('--allow-insecure-rpc', '--allow-insecure-rpc', [CompletionResultType]::ParameterName, 'Allows a node to be asked over plain http beyond this machine')
            [CompletionResult]::new('--verify-state', '--verify-state', [CompletionResultType]::ParameterName, 'Simulates here, over state that the node proves against the block''s state root, instead of believing its simulation')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'restake;withdraw' {
            [CompletionResult]::new('--save', '--save', [CompletionResultType]::ParameterName, 'Writes the plan instead of signing it, with all that `restake sign` needs where there is no network')
            [CompletionResult]::new('--max-fee', '--max-fee', [CompletionResultType]::ParameterName, 'The most a unit of gas may cost')
            [CompletionResult]::new('--priority-fee', '--priority-fee', [CompletionResultType]::ParameterName, 'What of it goes to the block builder')
            [CompletionResult]::new('--gas-limit', '--gas-limit', [CompletionResultType]::ParameterName, 'The gas limit of each transaction, instead of the simulated gas and a quarter more')
            [CompletionResult]::new('--nonce', '--nonce', [CompletionResultType]::ParameterName, 'The first transaction''s nonce, instead of the account''s next')
            [CompletionResult]::new('--confirmations', '--confirmations', [CompletionResultType]::ParameterName, 'How many blocks make a transaction final; its own is the first')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How many seconds to wait for each transaction''s block [default: 900]')
            [CompletionResult]::new('--slippage', '--slippage', [CompletionResultType]::ParameterName, 'How much less than quoted may arrive [default: 0.5%]')
            [CompletionResult]::new('--accept-terms', '--accept-terms', [CompletionResultType]::ParameterName, 'Accepts an operator''s slashing terms by their digest')
            [CompletionResult]::new('--allow-unknown', '--allow-unknown', [CompletionResultType]::ParameterName, 'Allows a contract outside the registry')
            [CompletionResult]::new('--export', '--export', [CompletionResultType]::ParameterName, 'Writes the plan for somebody else to sign: as a batch for a Safe, or as unsigned transactions')
            [CompletionResult]::new('--out', '--out', [CompletionResultType]::ParameterName, 'Writes the export into a file instead of standard output')
            [CompletionResult]::new('--safe-nonce', '--safe-nonce', [CompletionResultType]::ParameterName, 'The Safe''s nonce that the transaction gets [default: the Safe''s next]')
            [CompletionResult]::new('--safe-version', '--safe-version', [CompletionResultType]::ParameterName, 'The Safe''s version [default: what the Safe says]')
            [CompletionResult]::new('--multi-send', '--multi-send', [CompletionResultType]::ParameterName, 'The `MultiSendCallOnly` contract that joins several calls [default: the version''s canonical one]')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--network', '--network', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--rpc-url', '--rpc-url', [CompletionResultType]::ParameterName, 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails')
            [CompletionResult]::new('--rate', '--rate', [CompletionResultType]::ParameterName, 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]')
            [CompletionResult]::new('--registry', '--registry', [CompletionResultType]::ParameterName, 'A registry file laid over the built-in one: a local chain, a new venue')
            [CompletionResult]::new('-a', '-a', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--password-file', '--password-file', [CompletionResultType]::ParameterName, 'Reads the account''s password from a file; `-` is standard input')
            [CompletionResult]::new('--password-fd', '--password-fd', [CompletionResultType]::ParameterName, 'Reads the account''s password from an open file descriptor, a line at a time, instead of from a file')
            [CompletionResult]::new('--max-kdf-memory', '--max-kdf-memory', [CompletionResultType]::ParameterName, 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keeps everything in this folder instead of the user''s own')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answers the review with yes; never a bound or a term')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answers the review with yes; never a bound or a term')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Simulates, shows and stops')
            [CompletionResult]::new('--no-wait', '--no-wait', [CompletionResultType]::ParameterName, 'Returns when the last transaction is sent')
            [CompletionResult]::new('--qr', '--qr', [CompletionResultType]::ParameterName, 'Shows unsigned transactions as QR codes, on standard error')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Prints the result as one JSON object')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never asks: a question that no option answers ends the command; so it is where `CI` is set')
            [CompletionResult]::new('--allow-insecure-rpc', '--allow-insecure-rpc', [CompletionResultType]::ParameterName, 'Allows a node to be asked over plain http beyond this machine')
            [CompletionResult]::new('--verify-state', '--verify-state', [CompletionResultType]::ParameterName, 'Simulates here, over state that the node proves against the block''s state root, instead of believing its simulation')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'restake;claim' {
            [CompletionResult]::new('--save', '--save', [CompletionResultType]::ParameterName, 'Writes the plan instead of signing it, with all that `restake sign` needs where there is no network')
            [CompletionResult]::new('--max-fee', '--max-fee', [CompletionResultType]::ParameterName, 'The most a unit of gas may cost')
            [CompletionResult]::new('--priority-fee', '--priority-fee', [CompletionResultType]::ParameterName, 'What of it goes to the block builder')
            [CompletionResult]::new('--gas-limit', '--gas-limit', [CompletionResultType]::ParameterName, 'The gas limit of each transaction, instead of the simulated gas and a quarter more')
            [CompletionResult]::new('--nonce', '--nonce', [CompletionResultType]::ParameterName, 'The first transaction''s nonce, instead of the account''s next')
            [CompletionResult]::new('--confirmations', '--confirmations', [CompletionResultType]::ParameterName, 'How many blocks make a transaction final; its own is the first')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How many seconds to wait for each transaction''s block [default: 900]')
            [CompletionResult]::new('--slippage', '--slippage', [CompletionResultType]::ParameterName, 'How much less than quoted may arrive [default: 0.5%]')
            [CompletionResult]::new('--accept-terms', '--accept-terms', [CompletionResultType]::ParameterName, 'Accepts an operator''s slashing terms by their digest')
            [CompletionResult]::new('--allow-unknown', '--allow-unknown', [CompletionResultType]::ParameterName, 'Allows a contract outside the registry')
            [CompletionResult]::new('--export', '--export', [CompletionResultType]::ParameterName, 'Writes the plan for somebody else to sign: as a batch for a Safe, or as unsigned transactions')
            [CompletionResult]::new('--out', '--out', [CompletionResultType]::ParameterName, 'Writes the export into a file instead of standard output')
            [CompletionResult]::new('--safe-nonce', '--safe-nonce', [CompletionResultType]::ParameterName, 'The Safe''s nonce that the transaction gets [default: the Safe''s next]')
            [CompletionResult]::new('--safe-version', '--safe-version', [CompletionResultType]::ParameterName, 'The Safe''s version [default: what the Safe says]')
            [CompletionResult]::new('--multi-send', '--multi-send', [CompletionResultType]::ParameterName, 'The `MultiSendCallOnly` contract that joins several calls [default: the version''s canonical one]')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--network', '--network', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--rpc-url', '--rpc-url', [CompletionResultType]::ParameterName, 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails')
            [CompletionResult]::new('--rate', '--rate', [CompletionResultType]::ParameterName, 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]')
            [CompletionResult]::new('--registry', '--registry', [CompletionResultType]::ParameterName, 'A registry file laid over the built-in one: a local chain, a new venue')
            [CompletionResult]::new('-a', '-a', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--password-file', '--password-file', [CompletionResultType]::ParameterName, 'Reads the account''s password from a file; `-` is standard input')
            [CompletionResult]::new('--password-fd', '--password-fd', [CompletionResultType]::ParameterName, 'Reads the account''s password from an open file descriptor, a line at a time, instead of from a file')
            [CompletionResult]::new('--max-kdf-memory', '--max-kdf-memory', [CompletionResultType]::ParameterName, 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keeps everything in this folder instead of the user''s own')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file')
            [CompletionResult]::new('--as-shares', '--as-shares', [CompletionResultType]::ParameterName, 'Takes EigenLayer withdrawals back as shares instead of tokens')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answers the review with yes; never a bound or a term')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answers the review with yes; never a bound or a term')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Simulates, shows and stops')
            [CompletionResult]::new('--no-wait', '--no-wait', [CompletionResultType]::ParameterName, 'Returns when the last transaction is sent')
            [CompletionResult]::new('--qr', '--qr', [CompletionResultType]::ParameterName, 'Shows unsigned transactions as QR codes, on standard error')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Prints the result as one JSON object')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never asks: a question that no option answers ends the command; so it is where `CI` is set')
            [CompletionResult]::new('--allow-insecure-rpc', '--allow-insecure-rpc', [CompletionResultType]::ParameterName, 'Allows a node to be asked over plain http beyond this machine')
            [CompletionResult]::new('--verify-state', '--verify-state', [CompletionResultType]::ParameterName, 'Simulates here, over state that the node proves against the block''s state root, instead of believing its simulation')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'restake;avs' {
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--network', '--network', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--rpc-url', '--rpc-url', [CompletionResultType]::ParameterName, 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails')
            [CompletionResult]::new('--rate', '--rate', [CompletionResultType]::ParameterName, 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]')
            [CompletionResult]::new('--registry', '--registry', [CompletionResultType]::ParameterName, 'A registry file laid over the built-in one: a local chain, a new venue')
            [CompletionResult]::new('-a', '-a', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--password-file', '--password-file', [CompletionResultType]::ParameterName, 'Reads the account''s password from a file; `-` is standard input')
            [CompletionResult]::new('--password-fd', '--password-fd', [CompletionResultType]::ParameterName, 'Reads the account''s password from an open file descriptor, a line at a time, instead of from a file')
            [CompletionResult]::new('--max-kdf-memory', '--max-kdf-memory', [CompletionResultType]::ParameterName, 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keeps everything in this folder instead of the user''s own')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Prints the result as one JSON object')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never asks: a question that no option answers ends the command; so it is where `CI` is set')
            [CompletionResult]::new('--allow-insecure-rpc', '--allow-insecure-rpc', [CompletionResultType]::ParameterName, 'Allows a node to be asked over plain http beyond this machine')
            [CompletionResult]::new('--verify-state', '--verify-state', [CompletionResultType]::ParameterName, 'Simulates here, over state that the node proves against the block''s state root, instead of believing its simulation')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the AVSs that have operator sets')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show one AVS: its operator sets, strategies, slashers and conditions')
            [CompletionResult]::new('choose', 'choose', [CompletionResultType]::ParameterValue, 'Find the operators that secure exactly these, and go on to their terms and the delegation')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'restake;avs;list' {
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--network', '--network', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--rpc-url', '--rpc-url', [CompletionResultType]::ParameterName, 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails')
            [CompletionResult]::new('--rate', '--rate', [CompletionResultType]::ParameterName, 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]')
            [CompletionResult]::new('--registry', '--registry', [CompletionResultType]::ParameterName, 'A registry file laid over the built-in one: a local chain, a new venue')
            [CompletionResult]::new('-a', '-a', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--password-file', '--password-file', [CompletionResultType]::ParameterName, 'Reads the account''s password from a file; `-` is standard input')
            [CompletionResult]::new('--password-fd', '--password-fd', [CompletionResultType]::ParameterName, 'Reads the account''s password from an open file descriptor, a line at a time, instead of from a file')
            [CompletionResult]::new('--max-kdf-memory', '--max-kdf-memory', [CompletionResultType]::ParameterName, 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keeps everything in this folder instead of the user''s own')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file')
            [CompletionResult]::new('--all', '--all', [CompletionResultType]::ParameterName, 'Those without operator sets too')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Prints the result as one JSON object')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never asks: a question that no option answers ends the command; so it is where `CI` is set')
            [CompletionResult]::new('--allow-insecure-rpc', '--allow-insecure-rpc', [CompletionResultType]::ParameterName, 'Allows a node to be asked over plain http beyond this machine')
            [CompletionResult]::new('--verify-state', '--verify-state', [CompletionResultType]::ParameterName, 'Simulates here, over state that the node proves against the block''s state root, instead of believing its simulation')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'restake;avs;show' {
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--network', '--network', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--rpc-url', '--rpc-url', [CompletionResultType]::ParameterName, 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails')
            [CompletionResult]::new('--rate', '--rate', [CompletionResultType]::ParameterName, 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]')
            [CompletionResult]::new('--registry', '--registry', [CompletionResultType]::ParameterName, 'A registry file laid over the built-in one: a local chain, a new venue')
            [CompletionResult]::new('-a', '-a', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--password-file', '--password-file', [CompletionResultType]::ParameterName, 'Reads the account''s password from a file; `-` is standard input')
            [CompletionResult]::new('--password-fd', '--password-fd', [CompletionResultType]::ParameterName, 'Reads the account''s password from an open file descriptor, a line at a time, instead of from a file')
            [CompletionResult]::new('--max-kdf-memory', '--max-kdf-memory', [CompletionResultType]::ParameterName, 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keeps everything in this folder instead of the user''s own')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Prints the result as one JSON object')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never asks: a question that no option answers ends the command; so it is where `CI` is set')
            [CompletionResult]::new('--allow-insecure-rpc', '--allow-insecure-rpc', [CompletionResultType]::ParameterName, 'Allows a node to be asked over plain http beyond this machine')
            [CompletionResult]::new('--verify-state', '--verify-state', [CompletionResultType]::ParameterName, 'Simulates here, over state that the node proves against the block''s state root, instead of believing its simulation')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'restake;avs;choose' {
            [CompletionResult]::new('--avoid', '--avoid', [CompletionResultType]::ParameterName, 'What must not be touched')
            [CompletionResult]::new('--operator', '--operator', [CompletionResultType]::ParameterName, 'Goes on with this one of the operators found, by name or address')
            [CompletionResult]::new('--approval', '--approval', [CompletionResultType]::ParameterName, 'The operator''s approval of this delegation, where `operators show` says that it asks for one')
            [CompletionResult]::new('--save', '--save', [CompletionResultType]::ParameterName, 'Writes the plan instead of signing it, with all that `restake sign` needs where there is no network')
            [CompletionResult]::new('--max-fee', '--max-fee', [CompletionResultType]::ParameterName, 'The most a unit of gas may cost')
            [CompletionResult]::new('--priority-fee', '--priority-fee', [CompletionResultType]::ParameterName, 'What of it goes to the block builder')
            [CompletionResult]::new('--gas-limit', '--gas-limit', [CompletionResultType]::ParameterName, 'The gas limit of each transaction, instead of the simulated gas and a quarter more')
            [CompletionResult]::new('--nonce', '--nonce', [CompletionResultType]::ParameterName, 'The first transaction''s nonce, instead of the account''s next')
            [CompletionResult]::new('--confirmations', '--confirmations', [CompletionResultType]::ParameterName, 'How many blocks make a transaction final; its own is the first')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How many seconds to wait for each transaction''s block [default: 900]')
            [CompletionResult]::new('--slippage', '--slippage', [CompletionResultType]::ParameterName, 'How much less than quoted may arrive [default: 0.5%]')
            [CompletionResult]::new('--accept-terms', '--accept-terms', [CompletionResultType]::ParameterName, 'Accepts an operator''s slashing terms by their digest')
            [CompletionResult]::new('--allow-unknown', '--allow-unknown', [CompletionResultType]::ParameterName, 'Allows a contract outside the registry')
            [CompletionResult]::new('--export', '--export', [CompletionResultType]::ParameterName, 'Writes the plan for somebody else to sign: as a batch for a Safe, or as unsigned transactions')
            [CompletionResult]::new('--out', '--out', [CompletionResultType]::ParameterName, 'Writes the export into a file instead of standard output')
            [CompletionResult]::new('--safe-nonce', '--safe-nonce', [CompletionResultType]::ParameterName, 'The Safe''s nonce that the transaction gets [default: the Safe''s next]')
            [CompletionResult]::new('--safe-version', '--safe-version', [CompletionResultType]::ParameterName, 'The Safe''s version [default: what the Safe says]')
            [CompletionResult]::new('--multi-send', '--multi-send', [CompletionResultType]::ParameterName, 'The `MultiSendCallOnly` contract that joins several calls [default: the version''s canonical one]')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--network', '--network', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--rpc-url', '--rpc-url', [CompletionResultType]::ParameterName, 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails')
            [CompletionResult]::new('--rate', '--rate', [CompletionResultType]::ParameterName, 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]')
            [CompletionResult]::new('--registry', '--registry', [CompletionResultType]::ParameterName, 'A registry file laid over the built-in one: a local chain, a new venue')
            [CompletionResult]::new('-a', '-a', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--password-file', '--password-file', [CompletionResultType]::ParameterName, 'Reads the account''s password from a file; `-` is standard input')
            [CompletionResult]::new('--password-fd', '--password-fd', [CompletionResultType]::ParameterName, 'Reads the account''s password from an open file descriptor, a line at a time, instead of from a file')
            [CompletionResult]::new('--max-kdf-memory', '--max-kdf-memory', [CompletionResultType]::ParameterName, 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keeps everything in this folder instead of the user''s own')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file')
            [CompletionResult]::new('--all-strategies', '--all-strategies', [CompletionResultType]::ParameterName, 'Counts every strategy, not only those that the account has deposits in')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answers the review with yes; never a bound or a term')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answers the review with yes; never a bound or a term')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Simulates, shows and stops')
            [CompletionResult]::new('--no-wait', '--no-wait', [CompletionResultType]::ParameterName, 'Returns when the last transaction is sent')
            [CompletionResult]::new('--qr', '--qr', [CompletionResultType]::ParameterName, 'Shows unsigned transactions as QR codes, on standard error')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Prints the result as one JSON object')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never asks: a question that no option answers ends the command; so it is where `CI` is set')
            [CompletionResult]::new('--allow-insecure-rpc', '--allow-insecure-rpc', [CompletionResultType]::ParameterName, 'Allows a node to be asked over plain http beyond this machine')
            [CompletionResult]::new('--verify-state', '--verify-state', [CompletionResultType]::ParameterName, 'Simulates here, over state that the node proves against the block''s state root, instead of believing its simulation')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'restake;avs;help' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the AVSs that have operator sets')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show one AVS: its operator sets, strategies, slashers and conditions')
            [CompletionResult]::new('choose', 'choose', [CompletionResultType]::ParameterValue, 'Find the operators that secure exactly these, and go on to their terms and the delegation')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'restake;avs;help;list' {
            break
        }
        'restake;avs;help;show' {
            break
        }
        'restake;avs;help;choose' {
            break
        }
        'restake;avs;help;help' {
            break
        }
        'restake;operators' {
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--network', '--network', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--rpc-url', '--rpc-url', [CompletionResultType]::ParameterName, 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails')
            [CompletionResult]::new('--rate', '--rate', [CompletionResultType]::ParameterName, 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]')
            [CompletionResult]::new('--registry', '--registry', [CompletionResultType]::ParameterName, 'A registry file laid over the built-in one: a local chain, a new venue')
            [CompletionResult]::new('-a', '-a', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--password-file', '--password-file', [CompletionResultType]::ParameterName, 'Reads the account''s password from a file; `-` is standard input')
            [CompletionResult]::new('--password-fd', '--password-fd', [CompletionResultType]::ParameterName, 'Reads the account''s password from an open file descriptor, a line at a time, instead of from a file')
            [CompletionResult]::new('--max-kdf-memory', '--max-kdf-memory', [CompletionResultType]::ParameterName, 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keeps everything in this folder instead of the user''s own')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Prints the result as one JSON object')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never asks: a question that no option answers ends the command; so it is where `CI` is set')
            [CompletionResult]::new('--allow-insecure-rpc', '--allow-insecure-rpc', [CompletionResultType]::ParameterName, 'Allows a node to be asked over plain http beyond this machine')
            [CompletionResult]::new('--verify-state', '--verify-state', [CompletionResultType]::ParameterName, 'Simulates here, over state that the node proves against the block''s state root, instead of believing its simulation')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the operators that are registered for an operator set')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show one operator: its sets, allocations, magnitudes, delays, split and slashes')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'restake;operators;list' {
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--network', '--network', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--rpc-url', '--rpc-url', [CompletionResultType]::ParameterName, 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails')
            [CompletionResult]::new('--rate', '--rate', [CompletionResultType]::ParameterName, 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]')
            [CompletionResult]::new('--registry', '--registry', [CompletionResultType]::ParameterName, 'A registry file laid over the built-in one: a local chain, a new venue')
            [CompletionResult]::new('-a', '-a', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--password-file', '--password-file', [CompletionResultType]::ParameterName, 'Reads the account''s password from a file; `-` is standard input')
            [CompletionResult]::new('--password-fd', '--password-fd', [CompletionResultType]::ParameterName, 'Reads the account''s password from an open file descriptor, a line at a time, instead of from a file')
            [CompletionResult]::new('--max-kdf-memory', '--max-kdf-memory', [CompletionResultType]::ParameterName, 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keeps everything in this folder instead of the user''s own')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file')
            [CompletionResult]::new('--all', '--all', [CompletionResultType]::ParameterName, 'Those without an operator set too')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Prints the result as one JSON object')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never asks: a question that no option answers ends the command; so it is where `CI` is set')
            [CompletionResult]::new('--allow-insecure-rpc', '--allow-insecure-rpc', [CompletionResultType]::ParameterName, 'Allows a node to be asked over plain http beyond this machine')
            [CompletionResult]::new('--verify-state', '--verify-state', [CompletionResultType]::ParameterName, 'Simulates here, over state that the node proves against the block''s state root, instead of believing its simulation')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'restake;operators;show' {
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--network', '--network', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--rpc-url', '--rpc-url', [CompletionResultType]::ParameterName, 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails')
            [CompletionResult]::new('--rate', '--rate', [CompletionResultType]::ParameterName, 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]')
            [CompletionResult]::new('--registry', '--registry', [CompletionResultType]::ParameterName, 'A registry file laid over the built-in one: a local chain, a new venue')
            [CompletionResult]::new('-a', '-a', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--password-file', '--password-file', [CompletionResultType]::ParameterName, 'Reads the account''s password from a file; `-` is standard input')
            [CompletionResult]::new('--password-fd', '--password-fd', [CompletionResultType]::ParameterName, 'Reads the account''s password from an open file descriptor, a line at a time, instead of from a file')
            [CompletionResult]::new('--max-kdf-memory', '--max-kdf-memory', [CompletionResultType]::ParameterName, 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keeps everything in this folder instead of the user''s own')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Prints the result as one JSON object')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never asks: a question that no option answers ends the command; so it is where `CI` is set')
            [CompletionResult]::new('--allow-insecure-rpc', '--allow-insecure-rpc', [CompletionResultType]::ParameterName, 'Allows a node to be asked over plain http beyond this machine')
            [CompletionResult]::new('--verify-state', '--verify-state', [CompletionResultType]::ParameterName, 'Simulates here, over state that the node proves against the block''s state root, instead of believing its simulation')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'restake;operators;help' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the operators that are registered for an operator set')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show one operator: its sets, allocations, magnitudes, delays, split and slashes')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'restake;operators;help;list' {
            break
        }
        'restake;operators;help;show' {
            break
        }
        'restake;operators;help;help' {
            break
        }
        'restake;terms' {
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--network', '--network', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--rpc-url', '--rpc-url', [CompletionResultType]::ParameterName, 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails')
            [CompletionResult]::new('--rate', '--rate', [CompletionResultType]::ParameterName, 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]')
            [CompletionResult]::new('--registry', '--registry', [CompletionResultType]::ParameterName, 'A registry file laid over the built-in one: a local chain, a new venue')
            [CompletionResult]::new('-a', '-a', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--password-file', '--password-file', [CompletionResultType]::ParameterName, 'Reads the account''s password from a file; `-` is standard input')
            [CompletionResult]::new('--password-fd', '--password-fd', [CompletionResultType]::ParameterName, 'Reads the account''s password from an open file descriptor, a line at a time, instead of from a file')
            [CompletionResult]::new('--max-kdf-memory', '--max-kdf-memory', [CompletionResultType]::ParameterName, 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keeps everything in this folder instead of the user''s own')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Prints the result as one JSON object')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never asks: a question that no option answers ends the command; so it is where `CI` is set')
            [CompletionResult]::new('--allow-insecure-rpc', '--allow-insecure-rpc', [CompletionResultType]::ParameterName, 'Allows a node to be asked over plain http beyond this machine')
            [CompletionResult]::new('--verify-state', '--verify-state', [CompletionResultType]::ParameterName, 'Simulates here, over state that the node proves against the block''s state root, instead of believing its simulation')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show an operator''s terms as they are now, with their digest')
            [CompletionResult]::new('accept', 'accept', [CompletionResultType]::ParameterValue, 'Accept an operator''s terms: by typing its name, or by their digest')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Compare what was accepted with the terms now; ends with 4 where they changed for the worse')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List what the account has accepted')
            [CompletionResult]::new('revoke', 'revoke', [CompletionResultType]::ParameterValue, 'Take an acceptance back; a delegation stays as it is')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'restake;terms;show' {
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--network', '--network', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--rpc-url', '--rpc-url', [CompletionResultType]::ParameterName, 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails')
            [CompletionResult]::new('--rate', '--rate', [CompletionResultType]::ParameterName, 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]')
            [CompletionResult]::new('--registry', '--registry', [CompletionResultType]::ParameterName, 'A registry file laid over the built-in one: a local chain, a new venue')
            [CompletionResult]::new('-a', '-a', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--password-file', '--password-file', [CompletionResultType]::ParameterName, 'Reads the account''s password from a file; `-` is standard input')
            [CompletionResult]::new('--password-fd', '--password-fd', [CompletionResultType]::ParameterName, 'Reads the account''s password from an open file descriptor, a line at a time, instead of from a file')
            [CompletionResult]::new('--max-kdf-memory', '--max-kdf-memory', [CompletionResultType]::ParameterName, 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keeps everything in this folder instead of the user''s own')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Prints the result as one JSON object')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never asks: a question that no option answers ends the command; so it is where `CI` is set')
            [CompletionResult]::new('--allow-insecure-rpc', '--allow-insecure-rpc', [CompletionResultType]::ParameterName, 'Allows a node to be asked over plain http beyond this machine')
            [CompletionResult]::new('--verify-state', '--verify-state', [CompletionResultType]::ParameterName, 'Simulates here, over state that the node proves against the block''s state root, instead of believing its simulation')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'restake;terms;accept' {
            [CompletionResult]::new('--accept-terms', '--accept-terms', [CompletionResultType]::ParameterName, 'The digest of the terms that are accepted')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--network', '--network', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--rpc-url', '--rpc-url', [CompletionResultType]::ParameterName, 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails')
            [CompletionResult]::new('--rate', '--rate', [CompletionResultType]::ParameterName, 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]')
            [CompletionResult]::new('--registry', '--registry', [CompletionResultType]::ParameterName, 'A registry file laid over the built-in one: a local chain, a new venue')
            [CompletionResult]::new('-a', '-a', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--password-file', '--password-file', [CompletionResultType]::ParameterName, 'Reads the account''s password from a file; `-` is standard input')
            [CompletionResult]::new('--password-fd', '--password-fd', [CompletionResultType]::ParameterName, 'Reads the account''s password from an open file descriptor, a line at a time, instead of from a file')
            [CompletionResult]::new('--max-kdf-memory', '--max-kdf-memory', [CompletionResultType]::ParameterName, 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keeps everything in this folder instead of the user''s own')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Prints the result as one JSON object')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never asks: a question that no option answers ends the command; so it is where `CI` is set')
            [CompletionResult]::new('--allow-insecure-rpc', '--allow-insecure-rpc', [CompletionResultType]::ParameterName, 'Allows a node to be asked over plain http beyond this machine')
            [CompletionResult]::new('--verify-state', '--verify-state', [CompletionResultType]::ParameterName, 'Simulates here, over state that the node proves against the block''s state root, instead of believing its simulation')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'restake;terms;check' {
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--network', '--network', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--rpc-url', '--rpc-url', [CompletionResultType]::ParameterName, 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails')
            [CompletionResult]::new('--rate', '--rate', [CompletionResultType]::ParameterName, 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]')
            [CompletionResult]::new('--registry', '--registry', [CompletionResultType]::ParameterName, 'A registry file laid over the built-in one: a local chain, a new venue')
            [CompletionResult]::new('-a', '-a', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--password-file', '--password-file', [CompletionResultType]::ParameterName, 'Reads the account''s password from a file; `-` is standard input')
            [CompletionResult]::new('--password-fd', '--password-fd', [CompletionResultType]::ParameterName, 'Reads the account''s password from an open file descriptor, a line at a time, instead of from a file')
            [CompletionResult]::new('--max-kdf-memory', '--max-kdf-memory', [CompletionResultType]::ParameterName, 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keeps everything in this folder instead of the user''s own')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Prints the result as one JSON object')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never asks: a question that no option answers ends the command; so it is where `CI` is set')
            [CompletionResult]::new('--allow-insecure-rpc', '--allow-insecure-rpc', [CompletionResultType]::ParameterName, 'Allows a node to be asked over plain http beyond this machine')
            [CompletionResult]::new('--verify-state', '--verify-state', [CompletionResultType]::ParameterName, 'Simulates here, over state that the node proves against the block''s state root, instead of believing its simulation')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'restake;terms;list' {
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--network', '--network', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--rpc-url', '--rpc-url', [CompletionResultType]::ParameterName, 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails')
            [CompletionResult]::new('--rate', '--rate', [CompletionResultType]::ParameterName, 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]')
            [CompletionResult]::new('--registry', '--registry', [CompletionResultType]::ParameterName, 'A registry file laid over the built-in one: a local chain, a new venue')
            [CompletionResult]::new('-a', '-a', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--password-file', '--password-file', [CompletionResultType]::ParameterName, 'Reads the account''s password from a file; `-` is standard input')
            [CompletionResult]::new('--password-fd', '--password-fd', [CompletionResultType]::ParameterName, 'Reads the account''s password from an open file descriptor, a line at a time, instead of from a file')
            [CompletionResult]::new('--max-kdf-memory', '--max-kdf-memory', [CompletionResultType]::ParameterName, 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keeps everything in this folder instead of the user''s own')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Prints the result as one JSON object')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never asks: a question that no option answers ends the command; so it is where `CI` is set')
            [CompletionResult]::new('--allow-insecure-rpc', '--allow-insecure-rpc', [CompletionResultType]::ParameterName, 'Allows a node to be asked over plain http beyond this machine')
            [CompletionResult]::new('--verify-state', '--verify-state', [CompletionResultType]::ParameterName, 'Simulates here, over state that the node proves against the block''s state root, instead of believing its simulation')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'restake;terms;revoke' {
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--network', '--network', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--rpc-url', '--rpc-url', [CompletionResultType]::ParameterName, 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails')
            [CompletionResult]::new('--rate', '--rate', [CompletionResultType]::ParameterName, 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]')
            [CompletionResult]::new('--registry', '--registry', [CompletionResultType]::ParameterName, 'A registry file laid over the built-in one: a local chain, a new venue')
            [CompletionResult]::new('-a', '-a', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--password-file', '--password-file', [CompletionResultType]::ParameterName, 'Reads the account''s password from a file; `-` is standard input')
            [CompletionResult]::new('--password-fd', '--password-fd', [CompletionResultType]::ParameterName, 'Reads the account''s password from an open file descriptor, a line at a time, instead of from a file')
            [CompletionResult]::new('--max-kdf-memory', '--max-kdf-memory', [CompletionResultType]::ParameterName, 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keeps everything in this folder instead of the user''s own')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Prints the result as one JSON object')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never asks: a question that no option answers ends the command; so it is where `CI` is set')
            [CompletionResult]::new('--allow-insecure-rpc', '--allow-insecure-rpc', [CompletionResultType]::ParameterName, 'Allows a node to be asked over plain http beyond this machine')
            [CompletionResult]::new('--verify-state', '--verify-state', [CompletionResultType]::ParameterName, 'Simulates here, over state that the node proves against the block''s state root, instead of believing its simulation')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'restake;terms;help' {
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show an operator''s terms as they are now, with their digest')
            [CompletionResult]::new('accept', 'accept', [CompletionResultType]::ParameterValue, 'Accept an operator''s terms: by typing its name, or by their digest')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Compare what was accepted with the terms now; ends with 4 where they changed for the worse')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List what the account has accepted')
            [CompletionResult]::new('revoke', 'revoke', [CompletionResultType]::ParameterValue, 'Take an acceptance back; a delegation stays as it is')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'restake;terms;help;show' {
            break
        }
        'restake;terms;help;accept' {
            break
        }
        'restake;terms;help;check' {
            break
        }
        'restake;terms;help;list' {
            break
        }
        'restake;terms;help;revoke' {
            break
        }
        'restake;terms;help;help' {
            break
        }
        'restake;delegate' {
            [CompletionResult]::new('--approval', '--approval', [CompletionResultType]::ParameterName, 'The operator''s approval of this delegation, where `operators show` says that it asks for one')
            [CompletionResult]::new('--save', '--save', [CompletionResultType]::ParameterName, 'Writes the plan instead of signing it, with all that `restake sign` needs where there is no network')
            [CompletionResult]::new('--max-fee', '--max-fee', [CompletionResultType]::ParameterName, 'The most a unit of gas may cost')
            [CompletionResult]::new('--priority-fee', '--priority-fee', [CompletionResultType]::ParameterName, 'What of it goes to the block builder')
            [CompletionResult]::new('--gas-limit', '--gas-limit', [CompletionResultType]::ParameterName, 'The gas limit of each transaction, instead of the simulated gas and a quarter more')
            [CompletionResult]::new('--nonce', '--nonce', [CompletionResultType]::ParameterName, 'The first transaction''s nonce, instead of the account''s next')
            [CompletionResult]::new('--confirmations', '--confirmations', [CompletionResultType]::ParameterName, 'How many blocks make a transaction final; its own is the first')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How many seconds to wait for each transaction''s block [default: 900]')
            [CompletionResult]::new('--slippage', '--slippage', [CompletionResultType]::ParameterName, 'How much less than quoted may arrive [default: 0.5%]')
            [CompletionResult]::new('--accept-terms', '--accept-terms', [CompletionResultType]::ParameterName, 'Accepts an operator''s slashing terms by their digest')
            [CompletionResult]::new('--allow-unknown', '--allow-unknown', [CompletionResultType]::ParameterName, 'Allows a contract outside the registry')
            [CompletionResult]::new('--export', '--export', [CompletionResultType]::ParameterName, 'Writes the plan for somebody else to sign: as a batch for a Safe, or as unsigned transactions')
            [CompletionResult]::new('--out', '--out', [CompletionResultType]::ParameterName, 'Writes the export into a file instead of standard output')
            [CompletionResult]::new('--safe-nonce', '--safe-nonce', [CompletionResultType]::ParameterName, 'The Safe''s nonce that the transaction gets [default: the Safe''s next]')
            [CompletionResult]::new('--safe-version', '--safe-version', [CompletionResultType]::ParameterName, 'The Safe''s version [default: what the Safe says]')
            [CompletionResult]::new('--multi-send', '--multi-send', [CompletionResultType]::ParameterName, 'The `MultiSendCallOnly` contract that joins several calls [default: the version''s canonical one]')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--network', '--network', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--rpc-url', '--rpc-url', [CompletionResultType]::ParameterName, 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails')
            [CompletionResult]::new('--rate', '--rate', [CompletionResultType]::ParameterName, 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]')
            [CompletionResult]::new('--registry', '--registry', [CompletionResultType]::ParameterName, 'A registry file laid over the built-in one: a local chain, a new venue')
            [CompletionResult]::new('-a', '-a', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--password-file', '--password-file', [CompletionResultType]::ParameterName, 'Reads the account''s password from a file; `-` is standard input')
            [CompletionResult]::new('--password-fd', '--password-fd', [CompletionResultType]::ParameterName, 'Reads the account''s password from an open file descriptor, a line at a time, instead of from a file')
            [CompletionResult]::new('--max-kdf-memory', '--max-kdf-memory', [CompletionResultType]::ParameterName, 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keeps everything in this folder instead of the user''s own')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answers the review with yes; never a bound or a term')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answers the review with yes; never a bound or a term')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Simulates, shows and stops')
            [CompletionResult]::new('--no-wait', '--no-wait', [CompletionResultType]::ParameterName, 'Returns when the last transaction is sent')
            [CompletionResult]::new('--qr', '--qr', [CompletionResultType]::ParameterName, 'Shows unsigned transactions as QR codes, on standard error')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Prints the result as one JSON object')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never asks: a question that no option answers ends the command; so it is where `CI` is set')
            [CompletionResult]::new('--allow-insecure-rpc', '--allow-insecure-rpc', [CompletionResultType]::ParameterName, 'Allows a node to be asked over plain http beyond this machine')
            [CompletionResult]::new('--verify-state', '--verify-state', [CompletionResultType]::ParameterName, 'Simulates here, over state that the node proves against the block''s state root, instead of believing its simulation')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'restake;undelegate' {
            [CompletionResult]::new('--save', '--save', [CompletionResultType]::ParameterName, 'Writes the plan instead of signing it, with all that `restake sign` needs where there is no network')
            [CompletionResult]::new('--max-fee', '--max-fee', [CompletionResultType]::ParameterName, 'The most a unit of gas may cost')
            [CompletionResult]::new('--priority-fee', '--priority-fee', [CompletionResultType]::ParameterName, 'What of it goes to the block builder')
            [CompletionResult]::new('--gas-limit', '--gas-limit', [CompletionResultType]::ParameterName, 'The gas limit of each transaction, instead of the simulated gas and a quarter more')
            [CompletionResult]::new('--nonce', '--nonce', [CompletionResultType]::ParameterName, 'The first transaction''s nonce, instead of the account''s next')
            [CompletionResult]::new('--confirmations', '--confirmations', [CompletionResultType]::ParameterName, 'How many blocks make a transaction final; its own is the first')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How many seconds to wait for each transaction''s block [default: 900]')
            [CompletionResult]::new('--slippage', '--slippage', [CompletionResultType]::ParameterName, 'How much less than quoted may arrive [default: 0.5%]')
            [CompletionResult]::new('--accept-terms', '--accept-terms', [CompletionResultType]::ParameterName, 'Accepts an operator''s slashing terms by their digest')
            [CompletionResult]::new('--allow-unknown', '--allow-unknown', [CompletionResultType]::ParameterName, 'Allows a contract outside the registry')
            [CompletionResult]::new('--export', '--export', [CompletionResultType]::ParameterName, 'Writes the plan for somebody else to sign: as a batch for a Safe, or as unsigned transactions')
            [CompletionResult]::new('--out', '--out', [CompletionResultType]::ParameterName, 'Writes the export into a file instead of standard output')
            [CompletionResult]::new('--safe-nonce', '--safe-nonce', [CompletionResultType]::ParameterName, 'The Safe''s nonce that the transaction gets [default: the Safe''s next]')
            [CompletionResult]::new('--safe-version', '--safe-version', [CompletionResultType]::ParameterName, 'The Safe''s version [default: what the Safe says]')
            [CompletionResult]::new('--multi-send', '--multi-send', [CompletionResultType]::ParameterName, 'The `MultiSendCallOnly` contract that joins several calls [default: the version''s canonical one]')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--network', '--network', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--rpc-url', '--rpc-url', [CompletionResultType]::ParameterName, 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails')
            [CompletionResult]::new('--rate', '--rate', [CompletionResultType]::ParameterName, 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]')
            [CompletionResult]::new('--registry', '--registry', [CompletionResultType]::ParameterName, 'A registry file laid over the built-in one: a local chain, a new venue')
            [CompletionResult]::new('-a', '-a', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--password-file', '--password-file', [CompletionResultType]::ParameterName, 'Reads the account''s password from a file; `-` is standard input')
            [CompletionResult]::new('--password-fd', '--password-fd', [CompletionResultType]::ParameterName, 'Reads the account''s password from an open file descriptor, a line at a time, instead of from a file')
            [CompletionResult]::new('--max-kdf-memory', '--max-kdf-memory', [CompletionResultType]::ParameterName, 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keeps everything in this folder instead of the user''s own')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answers the review with yes; never a bound or a term')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answers the review with yes; never a bound or a term')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Simulates, shows and stops')
            [CompletionResult]::new('--no-wait', '--no-wait', [CompletionResultType]::ParameterName, 'Returns when the last transaction is sent')
            [CompletionResult]::new('--qr', '--qr', [CompletionResultType]::ParameterName, 'Shows unsigned transactions as QR codes, on standard error')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Prints the result as one JSON object')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never asks: a question that no option answers ends the command; so it is where `CI` is set')
            [CompletionResult]::new('--allow-insecure-rpc', '--allow-insecure-rpc', [CompletionResultType]::ParameterName, 'Allows a node to be asked over plain http beyond this machine')
            [CompletionResult]::new('--verify-state', '--verify-state', [CompletionResultType]::ParameterName, 'Simulates here, over state that the node proves against the block''s state root, instead of believing its simulation')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'restake;redelegate' {
            [CompletionResult]::new('--approval', '--approval', [CompletionResultType]::ParameterName, 'The operator''s approval of this delegation, where `operators show` says that it asks for one')
            [CompletionResult]::new('--save', '--save', [CompletionResultType]::ParameterName, 'Writes the plan instead of signing it, with all that `restake sign` needs where there is no network')
            [CompletionResult]::new('--max-fee', '--max-fee', [CompletionResultType]::ParameterName, 'The most a unit of gas may cost')
            [CompletionResult]::new('--priority-fee', '--priority-fee', [CompletionResultType]::ParameterName, 'What of it goes to the block builder')
            [CompletionResult]::new('--gas-limit', '--gas-limit', [CompletionResultType]::ParameterName, 'The gas limit of each transaction, instead of the simulated gas and a quarter more')
            [CompletionResult]::new('--nonce', '--nonce', [CompletionResultType]::ParameterName, 'The first transaction''s nonce, instead of the account''s next')
            [CompletionResult]::new('--confirmations', '--confirmations', [CompletionResultType]::ParameterName, 'How many blocks make a transaction final; its own is the first')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How many seconds to wait for each transaction''s block [default: 900]')
            [CompletionResult]::new('--slippage', '--slippage', [CompletionResultType]::ParameterName, 'How much less than quoted may arrive [default: 0.5%]')
            [CompletionResult]::new('--accept-terms', '--accept-terms', [CompletionResultType]::ParameterName, 'Accepts an operator''s slashing terms by their digest')
            [CompletionResult]::new('--allow-unknown', '--allow-unknown', [CompletionResultType]::ParameterName, 'Allows a contract outside the registry')
            [CompletionResult]::new('--export', '--export', [CompletionResultType]::ParameterName, 'Writes the plan for somebody else to sign: as a batch for a Safe, or as unsigned transactions')
            [CompletionResult]::new('--out', '--out', [CompletionResultType]::ParameterName, 'Writes the export into a file instead of standard output')
            [CompletionResult]::new('--safe-nonce', '--safe-nonce', [CompletionResultType]::ParameterName, 'The Safe''s nonce that the transaction gets [default: the Safe''s next]')
            [CompletionResult]::new('--safe-version', '--safe-version', [CompletionResultType]::ParameterName, 'The Safe''s version [default: what the Safe says]')
            [CompletionResult]::new('--multi-send', '--multi-send', [CompletionResultType]::ParameterName, 'The `MultiSendCallOnly` contract that joins several calls [default: the version''s canonical one]')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--network', '--network', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--rpc-url', '--rpc-url', [CompletionResultType]::ParameterName, 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails')
            [CompletionResult]::new('--rate', '--rate', [CompletionResultType]::ParameterName, 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]')
            [CompletionResult]::new('--registry', '--registry', [CompletionResultType]::ParameterName, 'A registry file laid over the built-in one: a local chain, a new venue')
            [CompletionResult]::new('-a', '-a', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--password-file', '--password-file', [CompletionResultType]::ParameterName, 'Reads the account''s password from a file; `-` is standard input')
            [CompletionResult]::new('--password-fd', '--password-fd', [CompletionResultType]::ParameterName, 'Reads the account''s password from an open file descriptor, a line at a time, instead of from a file')
            [CompletionResult]::new('--max-kdf-memory', '--max-kdf-memory', [CompletionResultType]::ParameterName, 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keeps everything in this folder instead of the user''s own')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answers the review with yes; never a bound or a term')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answers the review with yes; never a bound or a term')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Simulates, shows and stops')
            [CompletionResult]::new('--no-wait', '--no-wait', [CompletionResultType]::ParameterName, 'Returns when the last transaction is sent')
            [CompletionResult]::new('--qr', '--qr', [CompletionResultType]::ParameterName, 'Shows unsigned transactions as QR codes, on standard error')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Prints the result as one JSON object')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never asks: a question that no option answers ends the command; so it is where `CI` is set')
            [CompletionResult]::new('--allow-insecure-rpc', '--allow-insecure-rpc', [CompletionResultType]::ParameterName, 'Allows a node to be asked over plain http beyond this machine')
            [CompletionResult]::new('--verify-state', '--verify-state', [CompletionResultType]::ParameterName, 'Simulates here, over state that the node proves against the block''s state root, instead of believing its simulation')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'restake;rewards' {
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--network', '--network', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--rpc-url', '--rpc-url', [CompletionResultType]::ParameterName, 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails')
            [CompletionResult]::new('--rate', '--rate', [CompletionResultType]::ParameterName, 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]')
            [CompletionResult]::new('--registry', '--registry', [CompletionResultType]::ParameterName, 'A registry file laid over the built-in one: a local chain, a new venue')
            [CompletionResult]::new('-a', '-a', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--password-file', '--password-file', [CompletionResultType]::ParameterName, 'Reads the account''s password from a file; `-` is standard input')
            [CompletionResult]::new('--password-fd', '--password-fd', [CompletionResultType]::ParameterName, 'Reads the account''s password from an open file descriptor, a line at a time, instead of from a file')
            [CompletionResult]::new('--max-kdf-memory', '--max-kdf-memory', [CompletionResultType]::ParameterName, 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keeps everything in this folder instead of the user''s own')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Prints the result as one JSON object')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never asks: a question that no option answers ends the command; so it is where `CI` is set')
            [CompletionResult]::new('--allow-insecure-rpc', '--allow-insecure-rpc', [CompletionResultType]::ParameterName, 'Allows a node to be asked over plain http beyond this machine')
            [CompletionResult]::new('--verify-state', '--verify-state', [CompletionResultType]::ParameterName, 'Simulates here, over state that the node proves against the block''s state root, instead of believing its simulation')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show what is claimable now')
            [CompletionResult]::new('claim', 'claim', [CompletionResultType]::ParameterValue, 'Claim what is new, proved against the root on the chain')
            [CompletionResult]::new('set-claimer', 'set-claimer', [CompletionResultType]::ParameterValue, 'Let another account claim all rewards of this one; `none` takes the right back')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'restake;rewards;show' {
            [CompletionResult]::new('--claims', '--claims', [CompletionResultType]::ParameterName, 'A file of claim data: a sidecar''s proof, or JSON lines of everybody''s cumulative earnings')
            [CompletionResult]::new('--sidecar', '--sidecar', [CompletionResultType]::ParameterName, 'The rewards sidecar to ask, where no file is given')
            [CompletionResult]::new('--token', '--token', [CompletionResultType]::ParameterName, 'Only this token, by symbol or address; repeat it for several')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--network', '--network', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--rpc-url', '--rpc-url', [CompletionResultType]::ParameterName, 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails')
            [CompletionResult]::new('--rate', '--rate', [CompletionResultType]::ParameterName, 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]')
            [CompletionResult]::new('--registry', '--registry', [CompletionResultType]::ParameterName, 'A registry file laid over the built-in one: a local chain, a new venue')
            [CompletionResult]::new('-a', '-a', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--password-file', '--password-file', [CompletionResultType]::ParameterName, 'Reads the account''s password from a file; `-` is standard input')
            [CompletionResult]::new('--password-fd', '--password-fd', [CompletionResultType]::ParameterName, 'Reads the account''s password from an open file descriptor, a line at a time, instead of from a file')
            [CompletionResult]::new('--max-kdf-memory', '--max-kdf-memory', [CompletionResultType]::ParameterName, 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keeps everything in this folder instead of the user''s own')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Prints the result as one JSON object')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never asks: a question that no option answers ends the command; so it is where `CI` is set')
            [CompletionResult]::new('--allow-insecure-rpc', '--allow-insecure-rpc', [CompletionResultType]::ParameterName, 'Allows a node to be asked over plain http beyond this machine')
            [CompletionResult]::new('--verify-state', '--verify-state', [CompletionResultType]::ParameterName, 'Simulates here, over state that the node proves against the block''s state root, instead of believing its simulation')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'restake;rewards;claim' {
            [CompletionResult]::new('--claims', '--claims', [CompletionResultType]::ParameterName, 'A file of claim data: a sidecar''s proof, or JSON lines of everybody''s cumulative earnings')
            [CompletionResult]::new('--sidecar', '--sidecar', [CompletionResultType]::ParameterName, 'The rewards sidecar to ask, where no file is given')
            [CompletionResult]::new('--token', '--token', [CompletionResultType]::ParameterName, 'Only this token, by symbol or address; repeat it for several')
            [CompletionResult]::new('--earner', '--earner', [CompletionResultType]::ParameterName, 'Whose rewards, where the account that acts is another''s claimer')
            [CompletionResult]::new('--recipient', '--recipient', [CompletionResultType]::ParameterName, 'Who receives them; whoever earned them, not the account that acts, where nobody is named')
            [CompletionResult]::new('--save', '--save', [CompletionResultType]::ParameterName, 'Writes the plan instead of signing it, with all that `restake sign` needs where there is no network')
            [CompletionResult]::new('--max-fee', '--max-fee', [CompletionResultType]::ParameterName, 'The most a unit of gas may cost')
            [CompletionResult]::new('--priority-fee', '--priority-fee', [CompletionResultType]::ParameterName, 'What of it goes to the block builder')
            [CompletionResult]::new('--gas-limit', '--gas-limit', [CompletionResultType]::ParameterName, 'The gas limit of each transaction, instead of the simulated gas and a quarter more')
            [CompletionResult]::new('--nonce', '--nonce', [CompletionResultType]::ParameterName, 'The first transaction''s nonce, instead of the account''s next')
            [CompletionResult]::new('--confirmations', '--confirmations', [CompletionResultType]::ParameterName, 'How many blocks make a transaction final; its own is the first')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How many seconds to wait for each transaction''s block [default: 900]')
            [CompletionResult]::new('--slippage', '--slippage', [CompletionResultType]::ParameterName, 'How much less than quoted may arrive [default: 0.5%]')
            [CompletionResult]::new('--accept-terms', '--accept-terms', [CompletionResultType]::ParameterName, 'Accepts an operator''s slashing terms by their digest')
            [CompletionResult]::new('--allow-unknown', '--allow-unknown', [CompletionResultType]::ParameterName, 'Allows a contract outside the registry')
            [CompletionResult]::new('--export', '--export', [CompletionResultType]::ParameterName, 'Writes the plan for somebody else to sign: as a batch for a Safe, or as unsigned transactions')
            [CompletionResult]::new('--out', '--out', [CompletionResultType]::ParameterName, 'Writes the export into a file instead of standard output')
            [CompletionResult]::new('--safe-nonce', '--safe-nonce', [CompletionResultType]::ParameterName, 'The Safe''s nonce that the transaction gets [default: the Safe''s next]')
            [CompletionResult]::new('--safe-version', '--safe-version', [CompletionResultType]::ParameterName, 'The Safe''s version [default: what the Safe says]')
            [CompletionResult]::new('--multi-send', '--multi-send', [CompletionResultType]::ParameterName, 'The `MultiSendCallOnly` contract that joins several calls [default: the version''s canonical one]')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--network', '--network', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--rpc-url', '--rpc-url', [CompletionResultType]::ParameterName, 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails')
            [CompletionResult]::new('--rate', '--rate', [CompletionResultType]::ParameterName, 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]')
            [CompletionResult]::new('--registry', '--registry', [CompletionResultType]::ParameterName, 'A registry file laid over the built-in one: a local chain, a new venue')
            [CompletionResult]::new('-a', '-a', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--password-file', '--password-file', [CompletionResultType]::ParameterName, 'Reads the account''s password from a file; `-` is standard input')
            [CompletionResult]::new('--password-fd', '--password-fd', [CompletionResultType]::ParameterName, 'Reads the account''s password from an open file descriptor, a line at a time, instead of from a file')
            [CompletionResult]::new('--max-kdf-memory', '--max-kdf-memory', [CompletionResultType]::ParameterName, 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keeps everything in this folder instead of the user''s own')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answers the review with yes; never a bound or a term')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answers the review with yes; never a bound or a term')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Simulates, shows and stops')
            [CompletionResult]::new('--no-wait', '--no-wait', [CompletionResultType]::ParameterName, 'Returns when the last transaction is sent')
            [CompletionResult]::new('--qr', '--qr', [CompletionResultType]::ParameterName, 'Shows unsigned transactions as QR codes, on standard error')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Prints the result as one JSON object')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never asks: a question that no option answers ends the command; so it is where `CI` is set')
            [CompletionResult]::new('--allow-insecure-rpc', '--allow-insecure-rpc', [CompletionResultType]::ParameterName, 'Allows a node to be asked over plain http beyond this machine')
            [CompletionResult]::new('--verify-state', '--verify-state', [CompletionResultType]::ParameterName, 'Simulates here, over state that the node proves against the block''s state root, instead of believing its simulation')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'restake;rewards;set-claimer' {
            [CompletionResult]::new('--save', '--save', [CompletionResultType]::ParameterName, 'Writes the plan instead of signing it, with all that `restake sign` needs where there is no network')
            [CompletionResult]::new('--max-fee', '--max-fee', [CompletionResultType]::ParameterName, 'The most a unit of gas may cost')
            [CompletionResult]::new('--priority-fee', '--priority-fee', [CompletionResultType]::ParameterName, 'What of it goes to the block builder')
            [CompletionResult]::new('--gas-limit', '--gas-limit', [CompletionResultType]::ParameterName, 'The gas limit of each transaction, instead of the simulated gas and a quarter more')
            [CompletionResult]::new('--nonce', '--nonce', [CompletionResultType]::ParameterName, 'The first transaction''s nonce, instead of the account''s next')
            [CompletionResult]::new('--confirmations', '--confirmations', [CompletionResultType]::ParameterName, 'How many blocks make a transaction final; its own is the first')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How many seconds to wait for each transaction''s block [default: 900]')
            [CompletionResult]::new('--slippage', '--slippage', [CompletionResultType]::ParameterName, 'How much less than quoted may arrive [default: 0.5%]')
            [CompletionResult]::new('--accept-terms', '--accept-terms', [CompletionResultType]::ParameterName, 'Accepts an operator''s slashing terms by their digest')
            [CompletionResult]::new('--allow-unknown', '--allow-unknown', [CompletionResultType]::ParameterName, 'Allows a contract outside the registry')
            [CompletionResult]::new('--export', '--export', [CompletionResultType]::ParameterName, 'Writes the plan for somebody else to sign: as a batch for a Safe, or as unsigned transactions')
            [CompletionResult]::new('--out', '--out', [CompletionResultType]::ParameterName, 'Writes the export into a file instead of standard output')
            [CompletionResult]::new('--safe-nonce', '--safe-nonce', [CompletionResultType]::ParameterName, 'The Safe''s nonce that the transaction gets [default: the Safe''s next]')
            [CompletionResult]::new('--safe-version', '--safe-version', [CompletionResultType]::ParameterName, 'The Safe''s version [default: what the Safe says]')
            [CompletionResult]::new('--multi-send', '--multi-send', [CompletionResultType]::ParameterName, 'The `MultiSendCallOnly` contract that joins several calls [default: the version''s canonical one]')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--network', '--network', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--rpc-url', '--rpc-url', [CompletionResultType]::ParameterName, 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails')
            [CompletionResult]::new('--rate', '--rate', [CompletionResultType]::ParameterName, 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]')
            [CompletionResult]::new('--registry', '--registry', [CompletionResultType]::ParameterName, 'A registry file laid over the built-in one: a local chain, a new venue')
            [CompletionResult]::new('-a', '-a', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--password-file', '--password-file', [CompletionResultType]::ParameterName, 'Reads the account''s password from a file; `-` is standard input')
            [CompletionResult]::new('--password-fd', '--password-fd', [CompletionResultType]::ParameterName, 'Reads the account''s password from an open file descriptor, a line at a time, instead of from a file')
            [CompletionResult]::new('--max-kdf-memory', '--max-kdf-memory', [CompletionResultType]::ParameterName, 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keeps everything in this folder instead of the user''s own')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answers the review with yes; never a bound or a term')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answers the review with yes; never a bound or a term')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Simulates, shows and stops')
            [CompletionResult]::new('--no-wait', '--no-wait', [CompletionResultType]::ParameterName, 'Returns when the last transaction is sent')
            [CompletionResult]::new('--qr', '--qr', [CompletionResultType]::ParameterName, 'Shows unsigned transactions as QR codes, on standard error')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Prints the result as one JSON object')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never asks: a question that no option answers ends the command; so it is where `CI` is set')
            [CompletionResult]::new('--allow-insecure-rpc', '--allow-insecure-rpc', [CompletionResultType]::ParameterName, 'Allows a node to be asked over plain http beyond this machine')
            [CompletionResult]::new('--verify-state', '--verify-state', [CompletionResultType]::ParameterName, 'Simulates here, over state that the node proves against the block''s state root, instead of believing its simulation')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'restake;rewards;help' {
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show what is claimable now')
            [CompletionResult]::new('claim', 'claim', [CompletionResultType]::ParameterValue, 'Claim what is new, proved against the root on the chain')
            [CompletionResult]::new('set-claimer', 'set-claimer', [CompletionResultType]::ParameterValue, 'Let another account claim all rewards of this one; `none` takes the right back')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'restake;rewards;help;show' {
            break
        }
        'restake;rewards;help;claim' {
            break
        }
        'restake;rewards;help;set-claimer' {
            break
        }
        'restake;rewards;help;help' {
            break
        }
        'restake;send' {
            [CompletionResult]::new('--save', '--save', [CompletionResultType]::ParameterName, 'Writes the plan instead of signing it, with all that `restake sign` needs where there is no network')
            [CompletionResult]::new('--max-fee', '--max-fee', [CompletionResultType]::ParameterName, 'The most a unit of gas may cost')
            [CompletionResult]::new('--priority-fee', '--priority-fee', [CompletionResultType]::ParameterName, 'What of it goes to the block builder')
            [CompletionResult]::new('--gas-limit', '--gas-limit', [CompletionResultType]::ParameterName, 'The gas limit of each transaction, instead of the simulated gas and a quarter more')
            [CompletionResult]::new('--nonce', '--nonce', [CompletionResultType]::ParameterName, 'The first transaction''s nonce, instead of the account''s next')
            [CompletionResult]::new('--confirmations', '--confirmations', [CompletionResultType]::ParameterName, 'How many blocks make a transaction final; its own is the first')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How many seconds to wait for each transaction''s block [default: 900]')
            [CompletionResult]::new('--slippage', '--slippage', [CompletionResultType]::ParameterName, 'How much less than quoted may arrive [default: 0.5%]')
            [CompletionResult]::new('--accept-terms', '--accept-terms', [CompletionResultType]::ParameterName, 'Accepts an operator''s slashing terms by their digest')
            [CompletionResult]::new('--allow-unknown', '--allow-unknown', [CompletionResultType]::ParameterName, 'Allows a contract outside the registry')
            [CompletionResult]::new('--export', '--export', [CompletionResultType]::ParameterName, 'Writes the plan for somebody else to sign: as a batch for a Safe, or as unsigned transactions')
            [CompletionResult]::new('--out', '--out', [CompletionResultType]::ParameterName, 'Writes the export into a file instead of standard output')
            [CompletionResult]::new('--safe-nonce', '--safe-nonce', [CompletionResultType]::ParameterName, 'The Safe''s nonce that the transaction gets [default: the Safe''s next]')
            [CompletionResult]::new('--safe-version', '--safe-version', [CompletionResultType]::ParameterName, 'The Safe''s version [default: what the Safe says]')
            [CompletionResult]::new('--multi-send', '--multi-send', [CompletionResultType]::ParameterName, 'The `MultiSendCallOnly` contract that joins several calls [default: the version''s canonical one]')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--network', '--network', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--rpc-url', '--rpc-url', [CompletionResultType]::ParameterName, 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails')
            [CompletionResult]::new('--rate', '--rate', [CompletionResultType]::ParameterName, 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]')
            [CompletionResult]::new('--registry', '--registry', [CompletionResultType]::ParameterName, 'A registry file laid over the built-in one: a local chain, a new venue')
            [CompletionResult]::new('-a', '-a', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--password-file', '--password-file', [CompletionResultType]::ParameterName, 'Reads the account''s password from a file; `-` is standard input')
            [CompletionResult]::new('--password-fd', '--password-fd', [CompletionResultType]::ParameterName, 'Reads the account''s password from an open file descriptor, a line at a time, instead of from a file')
            [CompletionResult]::new('--max-kdf-memory', '--max-kdf-memory', [CompletionResultType]::ParameterName, 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keeps everything in this folder instead of the user''s own')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answers the review with yes; never a bound or a term')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answers the review with yes; never a bound or a term')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Simulates, shows and stops')
            [CompletionResult]::new('--no-wait', '--no-wait', [CompletionResultType]::ParameterName, 'Returns when the last transaction is sent')
            [CompletionResult]::new('--qr', '--qr', [CompletionResultType]::ParameterName, 'Shows unsigned transactions as QR codes, on standard error')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Prints the result as one JSON object')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never asks: a question that no option answers ends the command; so it is where `CI` is set')
            [CompletionResult]::new('--allow-insecure-rpc', '--allow-insecure-rpc', [CompletionResultType]::ParameterName, 'Allows a node to be asked over plain http beyond this machine')
            [CompletionResult]::new('--verify-state', '--verify-state', [CompletionResultType]::ParameterName, 'Simulates here, over state that the node proves against the block''s state root, instead of believing its simulation')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'restake;portfolio' {
            [CompletionResult]::new('--claims', '--claims', [CompletionResultType]::ParameterName, 'A file of claim data: a sidecar''s proof, or JSON lines of everybody''s cumulative earnings')
            [CompletionResult]::new('--sidecar', '--sidecar', [CompletionResultType]::ParameterName, 'The rewards sidecar to ask, where no file is given')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--network', '--network', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--rpc-url', '--rpc-url', [CompletionResultType]::ParameterName, 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails')
            [CompletionResult]::new('--rate', '--rate', [CompletionResultType]::ParameterName, 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]')
            [CompletionResult]::new('--registry', '--registry', [CompletionResultType]::ParameterName, 'A registry file laid over the built-in one: a local chain, a new venue')
            [CompletionResult]::new('-a', '-a', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--password-file', '--password-file', [CompletionResultType]::ParameterName, 'Reads the account''s password from a file; `-` is standard input')
            [CompletionResult]::new('--password-fd', '--password-fd', [CompletionResultType]::ParameterName, 'Reads the account''s password from an open file descriptor, a line at a time, instead of from a file')
            [CompletionResult]::new('--max-kdf-memory', '--max-kdf-memory', [CompletionResultType]::ParameterName, 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keeps everything in this folder instead of the user''s own')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Prints the result as one JSON object')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never asks: a question that no option answers ends the command; so it is where `CI` is set')
            [CompletionResult]::new('--allow-insecure-rpc', '--allow-insecure-rpc', [CompletionResultType]::ParameterName, 'Allows a node to be asked over plain http beyond this machine')
            [CompletionResult]::new('--verify-state', '--verify-state', [CompletionResultType]::ParameterName, 'Simulates here, over state that the node proves against the block''s state root, instead of believing its simulation')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'restake;history' {
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--network', '--network', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--rpc-url', '--rpc-url', [CompletionResultType]::ParameterName, 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails')
            [CompletionResult]::new('--rate', '--rate', [CompletionResultType]::ParameterName, 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]')
            [CompletionResult]::new('--registry', '--registry', [CompletionResultType]::ParameterName, 'A registry file laid over the built-in one: a local chain, a new venue')
            [CompletionResult]::new('-a', '-a', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--password-file', '--password-file', [CompletionResultType]::ParameterName, 'Reads the account''s password from a file; `-` is standard input')
            [CompletionResult]::new('--password-fd', '--password-fd', [CompletionResultType]::ParameterName, 'Reads the account''s password from an open file descriptor, a line at a time, instead of from a file')
            [CompletionResult]::new('--max-kdf-memory', '--max-kdf-memory', [CompletionResultType]::ParameterName, 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keeps everything in this folder instead of the user''s own')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Prints the result as one JSON object')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never asks: a question that no option answers ends the command; so it is where `CI` is set')
            [CompletionResult]::new('--allow-insecure-rpc', '--allow-insecure-rpc', [CompletionResultType]::ParameterName, 'Allows a node to be asked over plain http beyond this machine')
            [CompletionResult]::new('--verify-state', '--verify-state', [CompletionResultType]::ParameterName, 'Simulates here, over state that the node proves against the block''s state root, instead of believing its simulation')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the plans of this account on this network, or of several accounts')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Write one row a transaction for an accountant: what left and arrived, the fee, and what it was worth')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show one plan and every event of it')
            [CompletionResult]::new('resume', 'resume', [CompletionResultType]::ParameterValue, 'Find out what became of what was signed; carry out what is left of the plan that is named')
            [CompletionResult]::new('speed-up', 'speed-up', [CompletionResultType]::ParameterValue, 'Sign what waits for its block once more, at higher fees; one of the two is mined')
            [CompletionResult]::new('cancel', 'cancel', [CompletionResultType]::ParameterValue, 'Sign nothing in the place of what waits for its block, at higher fees; one of the two is mined')
            [CompletionResult]::new('close', 'close', [CompletionResultType]::ParameterValue, 'Give up the steps of a plan that are left; nothing signed is undone')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'restake;history;list' {
            [CompletionResult]::new('--since', '--since', [CompletionResultType]::ParameterName, 'From this day on, in UTC: `2026-01-31`, or `2026-01-31T12:00:00Z`')
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, 'Up to this day, which is one of them')
            [CompletionResult]::new('--command', '--command', [CompletionResultType]::ParameterName, 'Only the plans of this command, such as `stake`')
            [CompletionResult]::new('--state', '--state', [CompletionResultType]::ParameterName, 'Only what is in this state')
            [CompletionResult]::new('--batch', '--batch', [CompletionResultType]::ParameterName, 'Only what this batch file did, as it is now; of every account, unless `--account` or RESTAKE_ACCOUNT names some')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--network', '--network', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--rpc-url', '--rpc-url', [CompletionResultType]::ParameterName, 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails')
            [CompletionResult]::new('--rate', '--rate', [CompletionResultType]::ParameterName, 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]')
            [CompletionResult]::new('--registry', '--registry', [CompletionResultType]::ParameterName, 'A registry file laid over the built-in one: a local chain, a new venue')
            [CompletionResult]::new('-a', '-a', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--password-file', '--password-file', [CompletionResultType]::ParameterName, 'Reads the account''s password from a file; `-` is standard input')
            [CompletionResult]::new('--password-fd', '--password-fd', [CompletionResultType]::ParameterName, 'Reads the account''s password from an open file descriptor, a line at a time, instead of from a file')
            [CompletionResult]::new('--max-kdf-memory', '--max-kdf-memory', [CompletionResultType]::ParameterName, 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keeps everything in this folder instead of the user''s own')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file')
            [CompletionResult]::new('--all-accounts', '--all-accounts', [CompletionResultType]::ParameterName, 'Every account that ever signed here; of some accounts, name them with `--account ''ops/*''`')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Prints the result as one JSON object')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never asks: a question that no option answers ends the command; so it is where `CI` is set')
            [CompletionResult]::new('--allow-insecure-rpc', '--allow-insecure-rpc', [CompletionResultType]::ParameterName, 'Allows a node to be asked over plain http beyond this machine')
            [CompletionResult]::new('--verify-state', '--verify-state', [CompletionResultType]::ParameterName, 'Simulates here, over state that the node proves against the block''s state root, instead of believing its simulation')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'restake;history;export' {
            [CompletionResult]::new('--since', '--since', [CompletionResultType]::ParameterName, 'From this day on, in UTC: `2026-01-31`, or `2026-01-31T12:00:00Z`')
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, 'Up to this day, which is one of them')
            [CompletionResult]::new('--command', '--command', [CompletionResultType]::ParameterName, 'Only the plans of this command, such as `stake`')
            [CompletionResult]::new('--state', '--state', [CompletionResultType]::ParameterName, 'Only what is in this state')
            [CompletionResult]::new('--batch', '--batch', [CompletionResultType]::ParameterName, 'Only what this batch file did, as it is now; of every account, unless `--account` or RESTAKE_ACCOUNT names some')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How the rows are written')
            [CompletionResult]::new('--out', '--out', [CompletionResultType]::ParameterName, 'Writes them into a file instead of to standard output')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--network', '--network', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--rpc-url', '--rpc-url', [CompletionResultType]::ParameterName, 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails')
            [CompletionResult]::new('--rate', '--rate', [CompletionResultType]::ParameterName, 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]')
            [CompletionResult]::new('--registry', '--registry', [CompletionResultType]::ParameterName, 'A registry file laid over the built-in one: a local chain, a new venue')
            [CompletionResult]::new('-a', '-a', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--password-file', '--password-file', [CompletionResultType]::ParameterName, 'Reads the account''s password from a file; `-` is standard input')
            [CompletionResult]::new('--password-fd', '--password-fd', [CompletionResultType]::ParameterName, 'Reads the account''s password from an open file descriptor, a line at a time, instead of from a file')
            [CompletionResult]::new('--max-kdf-memory', '--max-kdf-memory', [CompletionResultType]::ParameterName, 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keeps everything in this folder instead of the user''s own')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file')
            [CompletionResult]::new('--all-accounts', '--all-accounts', [CompletionResultType]::ParameterName, 'Every account that ever signed here; of some accounts, name them with `--account ''ops/*''`')
            [CompletionResult]::new('--offline', '--offline', [CompletionResultType]::ParameterName, 'Asks no node: what left and arrived, and the block''s time, are then not there')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Prints the result as one JSON object')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never asks: a question that no option answers ends the command; so it is where `CI` is set')
            [CompletionResult]::new('--allow-insecure-rpc', '--allow-insecure-rpc', [CompletionResultType]::ParameterName, 'Allows a node to be asked over plain http beyond this machine')
            [CompletionResult]::new('--verify-state', '--verify-state', [CompletionResultType]::ParameterName, 'Simulates here, over state that the node proves against the block''s state root, instead of believing its simulation')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'restake;history;show' {
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--network', '--network', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--rpc-url', '--rpc-url', [CompletionResultType]::ParameterName, 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails')
            [CompletionResult]::new('--rate', '--rate', [CompletionResultType]::ParameterName, 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]')
            [CompletionResult]::new('--registry', '--registry', [CompletionResultType]::ParameterName, 'A registry file laid over the built-in one: a local chain, a new venue')
            [CompletionResult]::new('-a', '-a', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--password-file', '--password-file', [CompletionResultType]::ParameterName, 'Reads the account''s password from a file; `-` is standard input')
            [CompletionResult]::new('--password-fd', '--password-fd', [CompletionResultType]::ParameterName, 'Reads the account''s password from an open file descriptor, a line at a time, instead of from a file')
            [CompletionResult]::new('--max-kdf-memory', '--max-kdf-memory', [CompletionResultType]::ParameterName, 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keeps everything in this folder instead of the user''s own')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Prints the result as one JSON object')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never asks: a question that no option answers ends the command; so it is where `CI` is set')
            [CompletionResult]::new('--allow-insecure-rpc', '--allow-insecure-rpc', [CompletionResultType]::ParameterName, 'Allows a node to be asked over plain http beyond this machine')
            [CompletionResult]::new('--verify-state', '--verify-state', [CompletionResultType]::ParameterName, 'Simulates here, over state that the node proves against the block''s state root, instead of believing its simulation')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'restake;history;resume' {
            [CompletionResult]::new('--save', '--save', [CompletionResultType]::ParameterName, 'Writes the plan instead of signing it, with all that `restake sign` needs where there is no network')
            [CompletionResult]::new('--max-fee', '--max-fee', [CompletionResultType]::ParameterName, 'The most a unit of gas may cost')
            [CompletionResult]::new('--priority-fee', '--priority-fee', [CompletionResultType]::ParameterName, 'What of it goes to the block builder')
            [CompletionResult]::new('--gas-limit', '--gas-limit', [CompletionResultType]::ParameterName, 'The gas limit of each transaction, instead of the simulated gas and a quarter more')
            [CompletionResult]::new('--nonce', '--nonce', [CompletionResultType]::ParameterName, 'The first transaction''s nonce, instead of the account''s next')
            [CompletionResult]::new('--confirmations', '--confirmations', [CompletionResultType]::ParameterName, 'How many blocks make a transaction final; its own is the first')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How many seconds to wait for each transaction''s block [default: 900]')
            [CompletionResult]::new('--slippage', '--slippage', [CompletionResultType]::ParameterName, 'How much less than quoted may arrive [default: 0.5%]')
            [CompletionResult]::new('--accept-terms', '--accept-terms', [CompletionResultType]::ParameterName, 'Accepts an operator''s slashing terms by their digest')
            [CompletionResult]::new('--allow-unknown', '--allow-unknown', [CompletionResultType]::ParameterName, 'Allows a contract outside the registry')
            [CompletionResult]::new('--export', '--export', [CompletionResultType]::ParameterName, 'Writes the plan for somebody else to sign: as a batch for a Safe, or as unsigned transactions')
            [CompletionResult]::new('--out', '--out', [CompletionResultType]::ParameterName, 'Writes the export into a file instead of standard output')
            [CompletionResult]::new('--safe-nonce', '--safe-nonce', [CompletionResultType]::ParameterName, 'The Safe''s nonce that the transaction gets [default: the Safe''s next]')
            [CompletionResult]::new('--safe-version', '--safe-version', [CompletionResultType]::ParameterName, 'The Safe''s version [default: what the Safe says]')
            [CompletionResult]::new('--multi-send', '--multi-send', [CompletionResultType]::ParameterName, 'The `MultiSendCallOnly` contract that joins several calls [default: the version''s canonical one]')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--network', '--network', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--rpc-url', '--rpc-url', [CompletionResultType]::ParameterName, 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails')
            [CompletionResult]::new('--rate', '--rate', [CompletionResultType]::ParameterName, 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]')
            [CompletionResult]::new('--registry', '--registry', [CompletionResultType]::ParameterName, 'A registry file laid over the built-in one: a local chain, a new venue')
            [CompletionResult]::new('-a', '-a', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--password-file', '--password-file', [CompletionResultType]::ParameterName, 'Reads the account''s password from a file; `-` is standard input')
            [CompletionResult]::new('--password-fd', '--password-fd', [CompletionResultType]::ParameterName, 'Reads the account''s password from an open file descriptor, a line at a time, instead of from a file')
            [CompletionResult]::new('--max-kdf-memory', '--max-kdf-memory', [CompletionResultType]::ParameterName, 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keeps everything in this folder instead of the user''s own')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answers the review with yes; never a bound or a term')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answers the review with yes; never a bound or a term')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Simulates, shows and stops')
            [CompletionResult]::new('--no-wait', '--no-wait', [CompletionResultType]::ParameterName, 'Returns when the last transaction is sent')
            [CompletionResult]::new('--qr', '--qr', [CompletionResultType]::ParameterName, 'Shows unsigned transactions as QR codes, on standard error')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Prints the result as one JSON object')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never asks: a question that no option answers ends the command; so it is where `CI` is set')
            [CompletionResult]::new('--allow-insecure-rpc', '--allow-insecure-rpc', [CompletionResultType]::ParameterName, 'Allows a node to be asked over plain http beyond this machine')
            [CompletionResult]::new('--verify-state', '--verify-state', [CompletionResultType]::ParameterName, 'Simulates here, over state that the node proves against the block''s state root, instead of believing its simulation')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'restake;history;speed-up' {
            [CompletionResult]::new('--save', '--save', [CompletionResultType]::ParameterName, 'Writes the plan instead of signing it, with all that `restake sign` needs where there is no network')
            [CompletionResult]::new('--max-fee', '--max-fee', [CompletionResultType]::ParameterName, 'The most a unit of gas may cost')
            [CompletionResult]::new('--priority-fee', '--priority-fee', [CompletionResultType]::ParameterName, 'What of it goes to the block builder')
            [CompletionResult]::new('--gas-limit', '--gas-limit', [CompletionResultType]::ParameterName, 'The gas limit of each transaction, instead of the simulated gas and a quarter more')
            [CompletionResult]::new('--nonce', '--nonce', [CompletionResultType]::ParameterName, 'The first transaction''s nonce, instead of the account''s next')
            [CompletionResult]::new('--confirmations', '--confirmations', [CompletionResultType]::ParameterName, 'How many blocks make a transaction final; its own is the first')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How many seconds to wait for each transaction''s block [default: 900]')
            [CompletionResult]::new('--slippage', '--slippage', [CompletionResultType]::ParameterName, 'How much less than quoted may arrive [default: 0.5%]')
            [CompletionResult]::new('--accept-terms', '--accept-terms', [CompletionResultType]::ParameterName, 'Accepts an operator''s slashing terms by their digest')
            [CompletionResult]::new('--allow-unknown', '--allow-unknown', [CompletionResultType]::ParameterName, 'Allows a contract outside the registry')
            [CompletionResult]::new('--export', '--export', [CompletionResultType]::ParameterName, 'Writes the plan for somebody else to sign: as a batch for a Safe, or as unsigned transactions')
            [CompletionResult]::new('--out', '--out', [CompletionResultType]::ParameterName, 'Writes the export into a file instead of standard output')
            [CompletionResult]::new('--safe-nonce', '--safe-nonce', [CompletionResultType]::ParameterName, 'The Safe''s nonce that the transaction gets [default: the Safe''s next]')
            [CompletionResult]::new('--safe-version', '--safe-version', [CompletionResultType]::ParameterName, 'The Safe''s version [default: what the Safe says]')
            [CompletionResult]::new('--multi-send', '--multi-send', [CompletionResultType]::ParameterName, 'The `MultiSendCallOnly` contract that joins several calls [default: the version''s canonical one]')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--network', '--network', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--rpc-url', '--rpc-url', [CompletionResultType]::ParameterName, 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails')
            [CompletionResult]::new('--rate', '--rate', [CompletionResultType]::ParameterName, 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]')
            [CompletionResult]::new('--registry', '--registry', [CompletionResultType]::ParameterName, 'A registry file laid over the built-in one: a local chain, a new venue')
            [CompletionResult]::new('-a', '-a', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--password-file', '--password-file', [CompletionResultType]::ParameterName, 'Reads the account''s password from a file; `-` is standard input')
            [CompletionResult]::new('--password-fd', '--password-fd', [CompletionResultType]::ParameterName, 'Reads the account''s password from an open file descriptor, a line at a time, instead of from a file')
            [CompletionResult]::new('--max-kdf-memory', '--max-kdf-memory', [CompletionResultType]::ParameterName, 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keeps everything in this folder instead of the user''s own')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answers the review with yes; never a bound or a term')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answers the review with yes; never a bound or a term')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Simulates, shows and stops')
            [CompletionResult]::new('--no-wait', '--no-wait', [CompletionResultType]::ParameterName, 'Returns when the last transaction is sent')
            [CompletionResult]::new('--qr', '--qr', [CompletionResultType]::ParameterName, 'Shows unsigned transactions as QR codes, on standard error')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Prints the result as one JSON object')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never asks: a question that no option answers ends the command; so it is where `CI` is set')
            [CompletionResult]::new('--allow-insecure-rpc', '--allow-insecure-rpc', [CompletionResultType]::ParameterName, 'Allows a node to be asked over plain http beyond this machine')
            [CompletionResult]::new('--verify-state', '--verify-state', [CompletionResultType]::ParameterName, 'Simulates here, over state that the node proves against the block''s state root, instead of believing its simulation')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'restake;history;cancel' {
            [CompletionResult]::new('--save', '--save', [CompletionResultType]::ParameterName, 'Writes the plan instead of signing it, with all that `restake sign` needs where there is no network')
            [CompletionResult]::new('--max-fee', '--max-fee', [CompletionResultType]::ParameterName, 'The most a unit of gas may cost')
            [CompletionResult]::new('--priority-fee', '--priority-fee', [CompletionResultType]::ParameterName, 'What of it goes to the block builder')
            [CompletionResult]::new('--gas-limit', '--gas-limit', [CompletionResultType]::ParameterName, 'The gas limit of each transaction, instead of the simulated gas and a quarter more')
            [CompletionResult]::new('--nonce', '--nonce', [CompletionResultType]::ParameterName, 'The first transaction''s nonce, instead of the account''s next')
            [CompletionResult]::new('--confirmations', '--confirmations', [CompletionResultType]::ParameterName, 'How many blocks make a transaction final; its own is the first')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How many seconds to wait for each transaction''s block [default: 900]')
            [CompletionResult]::new('--slippage', '--slippage', [CompletionResultType]::ParameterName, 'How much less than quoted may arrive [default: 0.5%]')
            [CompletionResult]::new('--accept-terms', '--accept-terms', [CompletionResultType]::ParameterName, 'Accepts an operator''s slashing terms by their digest')
            [CompletionResult]::new('--allow-unknown', '--allow-unknown', [CompletionResultType]::ParameterName, 'Allows a contract outside the registry')
            [CompletionResult]::new('--export', '--export', [CompletionResultType]::ParameterName, 'Writes the plan for somebody else to sign: as a batch for a Safe, or as unsigned transactions')
            [CompletionResult]::new('--out', '--out', [CompletionResultType]::ParameterName, 'Writes the export into a file instead of standard output')
            [CompletionResult]::new('--safe-nonce', '--safe-nonce', [CompletionResultType]::ParameterName, 'The Safe''s nonce that the transaction gets [default: the Safe''s next]')
            [CompletionResult]::new('--safe-version', '--safe-version', [CompletionResultType]::ParameterName, 'The Safe''s version [default: what the Safe says]')
            [CompletionResult]::new('--multi-send', '--multi-send', [CompletionResultType]::ParameterName, 'The `MultiSendCallOnly` contract that joins several calls [default: the version''s canonical one]')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--network', '--network', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--rpc-url', '--rpc-url', [CompletionResultType]::ParameterName, 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails')
            [CompletionResult]::new('--rate', '--rate', [CompletionResultType]::ParameterName, 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]')
            [CompletionResult]::new('--registry', '--registry', [CompletionResultType]::ParameterName, 'A registry file laid over the built-in one: a local chain, a new venue')
            [CompletionResult]::new('-a', '-a', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--password-file', '--password-file', [CompletionResultType]::ParameterName, 'Reads the account''s password from a file; `-` is standard input')
            [CompletionResult]::new('--password-fd', '--password-fd', [CompletionResultType]::ParameterName, 'Reads the account''s password from an open file descriptor, a line at a time, instead of from a file')
            [CompletionResult]::new('--max-kdf-memory', '--max-kdf-memory', [CompletionResultType]::ParameterName, 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keeps everything in this folder instead of the user''s own')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answers the review with yes; never a bound or a term')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answers the review with yes; never a bound or a term')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Simulates, shows and stops')
            [CompletionResult]::new('--no-wait', '--no-wait', [CompletionResultType]::ParameterName, 'Returns when the last transaction is sent')
            [CompletionResult]::new('--qr', '--qr', [CompletionResultType]::ParameterName, 'Shows unsigned transactions as QR codes, on standard error')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Prints the result as one JSON object')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never asks: a question that no option answers ends the command; so it is where `CI` is set')
            [CompletionResult]::new('--allow-insecure-rpc', '--allow-insecure-rpc', [CompletionResultType]::ParameterName, 'Allows a node to be asked over plain http beyond this machine')
            [CompletionResult]::new('--verify-state', '--verify-state', [CompletionResultType]::ParameterName, 'Simulates here, over state that the node proves against the block''s state root, instead of believing its simulation')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'restake;history;close' {
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--network', '--network', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--rpc-url', '--rpc-url', [CompletionResultType]::ParameterName, 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails')
            [CompletionResult]::new('--rate', '--rate', [CompletionResultType]::ParameterName, 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]')
            [CompletionResult]::new('--registry', '--registry', [CompletionResultType]::ParameterName, 'A registry file laid over the built-in one: a local chain, a new venue')
            [CompletionResult]::new('-a', '-a', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--password-file', '--password-file', [CompletionResultType]::ParameterName, 'Reads the account''s password from a file; `-` is standard input')
            [CompletionResult]::new('--password-fd', '--password-fd', [CompletionResultType]::ParameterName, 'Reads the account''s password from an open file descriptor, a line at a time, instead of from a file')
            [CompletionResult]::new('--max-kdf-memory', '--max-kdf-memory', [CompletionResultType]::ParameterName, 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keeps everything in this folder instead of the user''s own')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file')
            [CompletionResult]::new('--damaged', '--damaged', [CompletionResultType]::ParameterName, 'Sets the damaged lines of the journal aside, so that signing goes on without what they said')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Prints the result as one JSON object')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never asks: a question that no option answers ends the command; so it is where `CI` is set')
            [CompletionResult]::new('--allow-insecure-rpc', '--allow-insecure-rpc', [CompletionResultType]::ParameterName, 'Allows a node to be asked over plain http beyond this machine')
            [CompletionResult]::new('--verify-state', '--verify-state', [CompletionResultType]::ParameterName, 'Simulates here, over state that the node proves against the block''s state root, instead of believing its simulation')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'restake;history;help' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the plans of this account on this network, or of several accounts')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Write one row a transaction for an accountant: what left and arrived, the fee, and what it was worth')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show one plan and every event of it')
            [CompletionResult]::new('resume', 'resume', [CompletionResultType]::ParameterValue, 'Find out what became of what was signed; carry out what is left of the plan that is named')
            [CompletionResult]::new('speed-up', 'speed-up', [CompletionResultType]::ParameterValue, 'Sign what waits for its block once more, at higher fees; one of the two is mined')
            [CompletionResult]::new('cancel', 'cancel', [CompletionResultType]::ParameterValue, 'Sign nothing in the place of what waits for its block, at higher fees; one of the two is mined')
            [CompletionResult]::new('close', 'close', [CompletionResultType]::ParameterValue, 'Give up the steps of a plan that are left; nothing signed is undone')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'restake;history;help;list' {
            break
        }
        'restake;history;help;export' {
            break
        }
        'restake;history;help;show' {
            break
        }
        'restake;history;help;resume' {
            break
        }
        'restake;history;help;speed-up' {
            break
        }
        'restake;history;help;cancel' {
            break
        }
        'restake;history;help;close' {
            break
        }
        'restake;history;help;help' {
            break
        }
        'restake;batch' {
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--network', '--network', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--rpc-url', '--rpc-url', [CompletionResultType]::ParameterName, 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails')
            [CompletionResult]::new('--rate', '--rate', [CompletionResultType]::ParameterName, 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]')
            [CompletionResult]::new('--registry', '--registry', [CompletionResultType]::ParameterName, 'A registry file laid over the built-in one: a local chain, a new venue')
            [CompletionResult]::new('-a', '-a', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--password-file', '--password-file', [CompletionResultType]::ParameterName, 'Reads the account''s password from a file; `-` is standard input')
            [CompletionResult]::new('--password-fd', '--password-fd', [CompletionResultType]::ParameterName, 'Reads the account''s password from an open file descriptor, a line at a time, instead of from a file')
            [CompletionResult]::new('--max-kdf-memory', '--max-kdf-memory', [CompletionResultType]::ParameterName, 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keeps everything in this folder instead of the user''s own')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Prints the result as one JSON object')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never asks: a question that no option answers ends the command; so it is where `CI` is set')
            [CompletionResult]::new('--allow-insecure-rpc', '--allow-insecure-rpc', [CompletionResultType]::ParameterName, 'Allows a node to be asked over plain http beyond this machine')
            [CompletionResult]::new('--verify-state', '--verify-state', [CompletionResultType]::ParameterName, 'Simulates here, over state that the node proves against the block''s state root, instead of believing its simulation')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Simulate everything in order on one block, and show it')
            [CompletionResult]::new('run', 'run', [CompletionResultType]::ParameterValue, 'Check a file, ask once, and carry it out')
            [CompletionResult]::new('resume', 'resume', [CompletionResultType]::ParameterValue, 'Do what is left of a run that was broken off')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'Show what became of each action of the last run')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'restake;batch;check' {
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--network', '--network', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--rpc-url', '--rpc-url', [CompletionResultType]::ParameterName, 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails')
            [CompletionResult]::new('--rate', '--rate', [CompletionResultType]::ParameterName, 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]')
            [CompletionResult]::new('--registry', '--registry', [CompletionResultType]::ParameterName, 'A registry file laid over the built-in one: a local chain, a new venue')
            [CompletionResult]::new('-a', '-a', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--password-file', '--password-file', [CompletionResultType]::ParameterName, 'Reads the account''s password from a file; `-` is standard input')
            [CompletionResult]::new('--password-fd', '--password-fd', [CompletionResultType]::ParameterName, 'Reads the account''s password from an open file descriptor, a line at a time, instead of from a file')
            [CompletionResult]::new('--max-kdf-memory', '--max-kdf-memory', [CompletionResultType]::ParameterName, 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keeps everything in this folder instead of the user''s own')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Prints the result as one JSON object')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never asks: a question that no option answers ends the command; so it is where `CI` is set')
            [CompletionResult]::new('--allow-insecure-rpc', '--allow-insecure-rpc', [CompletionResultType]::ParameterName, 'Allows a node to be asked over plain http beyond this machine')
            [CompletionResult]::new('--verify-state', '--verify-state', [CompletionResultType]::ParameterName, 'Simulates here, over state that the node proves against the block''s state root, instead of believing its simulation')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'restake;batch;run' {
            [CompletionResult]::new('--unlock-memory', '--unlock-memory', [CompletionResultType]::ParameterName, 'How much memory opening keystores may take at once [default: half of what is free]')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--network', '--network', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--rpc-url', '--rpc-url', [CompletionResultType]::ParameterName, 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails')
            [CompletionResult]::new('--rate', '--rate', [CompletionResultType]::ParameterName, 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]')
            [CompletionResult]::new('--registry', '--registry', [CompletionResultType]::ParameterName, 'A registry file laid over the built-in one: a local chain, a new venue')
            [CompletionResult]::new('-a', '-a', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--password-file', '--password-file', [CompletionResultType]::ParameterName, 'Reads the account''s password from a file; `-` is standard input')
            [CompletionResult]::new('--password-fd', '--password-fd', [CompletionResultType]::ParameterName, 'Reads the account''s password from an open file descriptor, a line at a time, instead of from a file')
            [CompletionResult]::new('--max-kdf-memory', '--max-kdf-memory', [CompletionResultType]::ParameterName, 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keeps everything in this folder instead of the user''s own')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answers the review with yes; never a bound, a limit or a term')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answers the review with yes; never a bound, a limit or a term')
            [CompletionResult]::new('--burst', '--burst', [CompletionResultType]::ParameterName, 'Sends the steps of an account back to back, also those that need one another, once they hold when simulated together')
            [CompletionResult]::new('--once', '--once', [CompletionResultType]::ParameterName, 'Refuses a file that was run before, whatever came of it')
            [CompletionResult]::new('--again', '--again', [CompletionResultType]::ParameterName, 'Carries out once more what was done before')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Prints the result as one JSON object')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never asks: a question that no option answers ends the command; so it is where `CI` is set')
            [CompletionResult]::new('--allow-insecure-rpc', '--allow-insecure-rpc', [CompletionResultType]::ParameterName, 'Allows a node to be asked over plain http beyond this machine')
            [CompletionResult]::new('--verify-state', '--verify-state', [CompletionResultType]::ParameterName, 'Simulates here, over state that the node proves against the block''s state root, instead of believing its simulation')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'restake;batch;resume' {
            [CompletionResult]::new('--unlock-memory', '--unlock-memory', [CompletionResultType]::ParameterName, 'How much memory opening keystores may take at once [default: half of what is free]')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--network', '--network', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--rpc-url', '--rpc-url', [CompletionResultType]::ParameterName, 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails')
            [CompletionResult]::new('--rate', '--rate', [CompletionResultType]::ParameterName, 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]')
            [CompletionResult]::new('--registry', '--registry', [CompletionResultType]::ParameterName, 'A registry file laid over the built-in one: a local chain, a new venue')
            [CompletionResult]::new('-a', '-a', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--password-file', '--password-file', [CompletionResultType]::ParameterName, 'Reads the account''s password from a file; `-` is standard input')
            [CompletionResult]::new('--password-fd', '--password-fd', [CompletionResultType]::ParameterName, 'Reads the account''s password from an open file descriptor, a line at a time, instead of from a file')
            [CompletionResult]::new('--max-kdf-memory', '--max-kdf-memory', [CompletionResultType]::ParameterName, 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keeps everything in this folder instead of the user''s own')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answers the review with yes; never a bound, a limit or a term')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answers the review with yes; never a bound, a limit or a term')
            [CompletionResult]::new('--burst', '--burst', [CompletionResultType]::ParameterName, 'Sends the steps of an account back to back, also those that need one another, once they hold when simulated together')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Prints the result as one JSON object')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never asks: a question that no option answers ends the command; so it is where `CI` is set')
            [CompletionResult]::new('--allow-insecure-rpc', '--allow-insecure-rpc', [CompletionResultType]::ParameterName, 'Allows a node to be asked over plain http beyond this machine')
            [CompletionResult]::new('--verify-state', '--verify-state', [CompletionResultType]::ParameterName, 'Simulates here, over state that the node proves against the block''s state root, instead of believing its simulation')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'restake;batch;status' {
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--network', '--network', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--rpc-url', '--rpc-url', [CompletionResultType]::ParameterName, 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails')
            [CompletionResult]::new('--rate', '--rate', [CompletionResultType]::ParameterName, 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]')
            [CompletionResult]::new('--registry', '--registry', [CompletionResultType]::ParameterName, 'A registry file laid over the built-in one: a local chain, a new venue')
            [CompletionResult]::new('-a', '-a', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--password-file', '--password-file', [CompletionResultType]::ParameterName, 'Reads the account''s password from a file; `-` is standard input')
            [CompletionResult]::new('--password-fd', '--password-fd', [CompletionResultType]::ParameterName, 'Reads the account''s password from an open file descriptor, a line at a time, instead of from a file')
            [CompletionResult]::new('--max-kdf-memory', '--max-kdf-memory', [CompletionResultType]::ParameterName, 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keeps everything in this folder instead of the user''s own')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Prints the result as one JSON object')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never asks: a question that no option answers ends the command; so it is where `CI` is set')
            [CompletionResult]::new('--allow-insecure-rpc', '--allow-insecure-rpc', [CompletionResultType]::ParameterName, 'Allows a node to be asked over plain http beyond this machine')
            [CompletionResult]::new('--verify-state', '--verify-state', [CompletionResultType]::ParameterName, 'Simulates here, over state that the node proves against the block''s state root, instead of believing its simulation')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'restake;batch;help' {
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Simulate everything in order on one block, and show it')
            [CompletionResult]::new('run', 'run', [CompletionResultType]::ParameterValue, 'Check a file, ask once, and carry it out')
            [CompletionResult]::new('resume', 'resume', [CompletionResultType]::ParameterValue, 'Do what is left of a run that was broken off')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'Show what became of each action of the last run')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'restake;batch;help;check' {
            break
        }
        'restake;batch;help;run' {
            break
        }
        'restake;batch;help;resume' {
            break
        }
        'restake;batch;help;status' {
            break
        }
        'restake;batch;help;help' {
            break
        }
        'restake;plan' {
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--network', '--network', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--rpc-url', '--rpc-url', [CompletionResultType]::ParameterName, 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails')
            [CompletionResult]::new('--rate', '--rate', [CompletionResultType]::ParameterName, 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]')
            [CompletionResult]::new('--registry', '--registry', [CompletionResultType]::ParameterName, 'A registry file laid over the built-in one: a local chain, a new venue')
            [CompletionResult]::new('-a', '-a', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--password-file', '--password-file', [CompletionResultType]::ParameterName, 'Reads the account''s password from a file; `-` is standard input')
            [CompletionResult]::new('--password-fd', '--password-fd', [CompletionResultType]::ParameterName, 'Reads the account''s password from an open file descriptor, a line at a time, instead of from a file')
            [CompletionResult]::new('--max-kdf-memory', '--max-kdf-memory', [CompletionResultType]::ParameterName, 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keeps everything in this folder instead of the user''s own')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Prints the result as one JSON object')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never asks: a question that no option answers ends the command; so it is where `CI` is set')
            [CompletionResult]::new('--allow-insecure-rpc', '--allow-insecure-rpc', [CompletionResultType]::ParameterName, 'Allows a node to be asked over plain http beyond this machine')
            [CompletionResult]::new('--verify-state', '--verify-state', [CompletionResultType]::ParameterName, 'Simulates here, over state that the node proves against the block''s state root, instead of believing its simulation')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show what a plan file holds, without a node')
            [CompletionResult]::new('run', 'run', [CompletionResultType]::ParameterValue, 'Simulate, review, sign and send a plan file')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Simulate and review a plan file, and write it for somebody else to sign')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'restake;plan;show' {
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--network', '--network', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--rpc-url', '--rpc-url', [CompletionResultType]::ParameterName, 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails')
            [CompletionResult]::new('--rate', '--rate', [CompletionResultType]::ParameterName, 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]')
            [CompletionResult]::new('--registry', '--registry', [CompletionResultType]::ParameterName, 'A registry file laid over the built-in one: a local chain, a new venue')
            [CompletionResult]::new('-a', '-a', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--password-file', '--password-file', [CompletionResultType]::ParameterName, 'Reads the account''s password from a file; `-` is standard input')
            [CompletionResult]::new('--password-fd', '--password-fd', [CompletionResultType]::ParameterName, 'Reads the account''s password from an open file descriptor, a line at a time, instead of from a file')
            [CompletionResult]::new('--max-kdf-memory', '--max-kdf-memory', [CompletionResultType]::ParameterName, 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keeps everything in this folder instead of the user''s own')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Prints the result as one JSON object')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never asks: a question that no option answers ends the command; so it is where `CI` is set')
            [CompletionResult]::new('--allow-insecure-rpc', '--allow-insecure-rpc', [CompletionResultType]::ParameterName, 'Allows a node to be asked over plain http beyond this machine')
            [CompletionResult]::new('--verify-state', '--verify-state', [CompletionResultType]::ParameterName, 'Simulates here, over state that the node proves against the block''s state root, instead of believing its simulation')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'restake;plan;run' {
            [CompletionResult]::new('--save', '--save', [CompletionResultType]::ParameterName, 'Writes the plan instead of signing it, with all that `restake sign` needs where there is no network')
            [CompletionResult]::new('--max-fee', '--max-fee', [CompletionResultType]::ParameterName, 'The most a unit of gas may cost')
            [CompletionResult]::new('--priority-fee', '--priority-fee', [CompletionResultType]::ParameterName, 'What of it goes to the block builder')
            [CompletionResult]::new('--gas-limit', '--gas-limit', [CompletionResultType]::ParameterName, 'The gas limit of each transaction, instead of the simulated gas and a quarter more')
            [CompletionResult]::new('--nonce', '--nonce', [CompletionResultType]::ParameterName, 'The first transaction''s nonce, instead of the account''s next')
            [CompletionResult]::new('--confirmations', '--confirmations', [CompletionResultType]::ParameterName, 'How many blocks make a transaction final; its own is the first')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How many seconds to wait for each transaction''s block [default: 900]')
            [CompletionResult]::new('--slippage', '--slippage', [CompletionResultType]::ParameterName, 'How much less than quoted may arrive [default: 0.5%]')
            [CompletionResult]::new('--accept-terms', '--accept-terms', [CompletionResultType]::ParameterName, 'Accepts an operator''s slashing terms by their digest')
            [CompletionResult]::new('--allow-unknown', '--allow-unknown', [CompletionResultType]::ParameterName, 'Allows a contract outside the registry')
            [CompletionResult]::new('--export', '--export', [CompletionResultType]::ParameterName, 'Writes the plan for somebody else to sign: as a batch for a Safe, or as unsigned transactions')
            [CompletionResult]::new('--out', '--out', [CompletionResultType]::ParameterName, 'Writes the export into a file instead of standard output')
            [CompletionResult]::new('--safe-nonce', '--safe-nonce', [CompletionResultType]::ParameterName, 'The Safe''s nonce that the transaction gets [default: the Safe''s next]')
            [CompletionResult]::new('--safe-version', '--safe-version', [CompletionResultType]::ParameterName, 'The Safe''s version [default: what the Safe says]')
            [CompletionResult]::new('--multi-send', '--multi-send', [CompletionResultType]::ParameterName, 'The `MultiSendCallOnly` contract that joins several calls [default: the version''s canonical one]')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--network', '--network', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--rpc-url', '--rpc-url', [CompletionResultType]::ParameterName, 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails')
            [CompletionResult]::new('--rate', '--rate', [CompletionResultType]::ParameterName, 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]')
            [CompletionResult]::new('--registry', '--registry', [CompletionResultType]::ParameterName, 'A registry file laid over the built-in one: a local chain, a new venue')
            [CompletionResult]::new('-a', '-a', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--password-file', '--password-file', [CompletionResultType]::ParameterName, 'Reads the account''s password from a file; `-` is standard input')
            [CompletionResult]::new('--password-fd', '--password-fd', [CompletionResultType]::ParameterName, 'Reads the account''s password from an open file descriptor, a line at a time, instead of from a file')
            [CompletionResult]::new('--max-kdf-memory', '--max-kdf-memory', [CompletionResultType]::ParameterName, 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keeps everything in this folder instead of the user''s own')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answers the review with yes; never a bound or a term')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answers the review with yes; never a bound or a term')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Simulates, shows and stops')
            [CompletionResult]::new('--no-wait', '--no-wait', [CompletionResultType]::ParameterName, 'Returns when the last transaction is sent')
            [CompletionResult]::new('--qr', '--qr', [CompletionResultType]::ParameterName, 'Shows unsigned transactions as QR codes, on standard error')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Prints the result as one JSON object')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never asks: a question that no option answers ends the command; so it is where `CI` is set')
            [CompletionResult]::new('--allow-insecure-rpc', '--allow-insecure-rpc', [CompletionResultType]::ParameterName, 'Allows a node to be asked over plain http beyond this machine')
            [CompletionResult]::new('--verify-state', '--verify-state', [CompletionResultType]::ParameterName, 'Simulates here, over state that the node proves against the block''s state root, instead of believing its simulation')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'restake;plan;export' {
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'For whom it is written')
            [CompletionResult]::new('--out', '--out', [CompletionResultType]::ParameterName, 'Writes the export into a file instead of standard output')
            [CompletionResult]::new('--safe-nonce', '--safe-nonce', [CompletionResultType]::ParameterName, 'The Safe''s nonce that the transaction gets [default: the Safe''s next]')
            [CompletionResult]::new('--safe-version', '--safe-version', [CompletionResultType]::ParameterName, 'The Safe''s version [default: what the Safe says]')
            [CompletionResult]::new('--multi-send', '--multi-send', [CompletionResultType]::ParameterName, 'The `MultiSendCallOnly` contract that joins several calls [default: the version''s canonical one]')
            [CompletionResult]::new('--accept-terms', '--accept-terms', [CompletionResultType]::ParameterName, 'Accepts an operator''s slashing terms by their digest')
            [CompletionResult]::new('--allow-unknown', '--allow-unknown', [CompletionResultType]::ParameterName, 'Allows a contract outside the registry')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--network', '--network', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--rpc-url', '--rpc-url', [CompletionResultType]::ParameterName, 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails')
            [CompletionResult]::new('--rate', '--rate', [CompletionResultType]::ParameterName, 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]')
            [CompletionResult]::new('--registry', '--registry', [CompletionResultType]::ParameterName, 'A registry file laid over the built-in one: a local chain, a new venue')
            [CompletionResult]::new('-a', '-a', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--password-file', '--password-file', [CompletionResultType]::ParameterName, 'Reads the account''s password from a file; `-` is standard input')
            [CompletionResult]::new('--password-fd', '--password-fd', [CompletionResultType]::ParameterName, 'Reads the account''s password from an open file descriptor, a line at a time, instead of from a file')
            [CompletionResult]::new('--max-kdf-memory', '--max-kdf-memory', [CompletionResultType]::ParameterName, 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keeps everything in this folder instead of the user''s own')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file')
            [CompletionResult]::new('--qr', '--qr', [CompletionResultType]::ParameterName, 'Shows unsigned transactions as QR codes, on standard error')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Prints the result as one JSON object')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never asks: a question that no option answers ends the command; so it is where `CI` is set')
            [CompletionResult]::new('--allow-insecure-rpc', '--allow-insecure-rpc', [CompletionResultType]::ParameterName, 'Allows a node to be asked over plain http beyond this machine')
            [CompletionResult]::new('--verify-state', '--verify-state', [CompletionResultType]::ParameterName, 'Simulates here, over state that the node proves against the block''s state root, instead of believing its simulation')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'restake;plan;help' {
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show what a plan file holds, without a node')
            [CompletionResult]::new('run', 'run', [CompletionResultType]::ParameterValue, 'Simulate, review, sign and send a plan file')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Simulate and review a plan file, and write it for somebody else to sign')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'restake;plan;help;show' {
            break
        }
        'restake;plan;help;run' {
            break
        }
        'restake;plan;help;export' {
            break
        }
        'restake;plan;help;help' {
            break
        }
        'restake;sign' {
            [CompletionResult]::new('--out', '--out', [CompletionResultType]::ParameterName, 'Where the signed file is written [default: beside it; for `plan.json` that is `plan.signed.json`]')
            [CompletionResult]::new('--max-fee', '--max-fee', [CompletionResultType]::ParameterName, 'The most a unit of gas may cost; a file that says more is refused')
            [CompletionResult]::new('--accept-terms', '--accept-terms', [CompletionResultType]::ParameterName, 'Accepts an operator''s slashing terms, as the file records them, by their digest')
            [CompletionResult]::new('--allow-unknown', '--allow-unknown', [CompletionResultType]::ParameterName, 'Allows a contract outside the registry')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--network', '--network', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--rpc-url', '--rpc-url', [CompletionResultType]::ParameterName, 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails')
            [CompletionResult]::new('--rate', '--rate', [CompletionResultType]::ParameterName, 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]')
            [CompletionResult]::new('--registry', '--registry', [CompletionResultType]::ParameterName, 'A registry file laid over the built-in one: a local chain, a new venue')
            [CompletionResult]::new('-a', '-a', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--password-file', '--password-file', [CompletionResultType]::ParameterName, 'Reads the account''s password from a file; `-` is standard input')
            [CompletionResult]::new('--password-fd', '--password-fd', [CompletionResultType]::ParameterName, 'Reads the account''s password from an open file descriptor, a line at a time, instead of from a file')
            [CompletionResult]::new('--max-kdf-memory', '--max-kdf-memory', [CompletionResultType]::ParameterName, 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keeps everything in this folder instead of the user''s own')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answers the review with yes; never a bound or a term')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answers the review with yes; never a bound or a term')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Shows the review and stops')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Prints the result as one JSON object')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never asks: a question that no option answers ends the command; so it is where `CI` is set')
            [CompletionResult]::new('--allow-insecure-rpc', '--allow-insecure-rpc', [CompletionResultType]::ParameterName, 'Allows a node to be asked over plain http beyond this machine')
            [CompletionResult]::new('--verify-state', '--verify-state', [CompletionResultType]::ParameterName, 'Simulates here, over state that the node proves against the block''s state root, instead of believing its simulation')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'restake;broadcast' {
            [CompletionResult]::new('--confirmations', '--confirmations', [CompletionResultType]::ParameterName, 'How many blocks make a transaction final; its own is the first')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How many seconds to wait for each transaction''s block [default: 900]')
            [CompletionResult]::new('--accept-terms', '--accept-terms', [CompletionResultType]::ParameterName, 'Accepts an operator''s slashing terms by their digest')
            [CompletionResult]::new('--allow-unknown', '--allow-unknown', [CompletionResultType]::ParameterName, 'Allows a contract outside the registry')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--network', '--network', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--rpc-url', '--rpc-url', [CompletionResultType]::ParameterName, 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails')
            [CompletionResult]::new('--rate', '--rate', [CompletionResultType]::ParameterName, 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]')
            [CompletionResult]::new('--registry', '--registry', [CompletionResultType]::ParameterName, 'A registry file laid over the built-in one: a local chain, a new venue')
            [CompletionResult]::new('-a', '-a', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--password-file', '--password-file', [CompletionResultType]::ParameterName, 'Reads the account''s password from a file; `-` is standard input')
            [CompletionResult]::new('--password-fd', '--password-fd', [CompletionResultType]::ParameterName, 'Reads the account''s password from an open file descriptor, a line at a time, instead of from a file')
            [CompletionResult]::new('--max-kdf-memory', '--max-kdf-memory', [CompletionResultType]::ParameterName, 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keeps everything in this folder instead of the user''s own')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answers the review with yes; never a bound or a term')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answers the review with yes; never a bound or a term')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Simulates, shows and stops')
            [CompletionResult]::new('--no-wait', '--no-wait', [CompletionResultType]::ParameterName, 'Returns when the last transaction is sent')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Prints the result as one JSON object')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never asks: a question that no option answers ends the command; so it is where `CI` is set')
            [CompletionResult]::new('--allow-insecure-rpc', '--allow-insecure-rpc', [CompletionResultType]::ParameterName, 'Allows a node to be asked over plain http beyond this machine')
            [CompletionResult]::new('--verify-state', '--verify-state', [CompletionResultType]::ParameterName, 'Simulates here, over state that the node proves against the block''s state root, instead of believing its simulation')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'restake;practice' {
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--network', '--network', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--rpc-url', '--rpc-url', [CompletionResultType]::ParameterName, 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails')
            [CompletionResult]::new('--rate', '--rate', [CompletionResultType]::ParameterName, 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]')
            [CompletionResult]::new('--registry', '--registry', [CompletionResultType]::ParameterName, 'A registry file laid over the built-in one: a local chain, a new venue')
            [CompletionResult]::new('-a', '-a', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--password-file', '--password-file', [CompletionResultType]::ParameterName, 'Reads the account''s password from a file; `-` is standard input')
            [CompletionResult]::new('--password-fd', '--password-fd', [CompletionResultType]::ParameterName, 'Reads the account''s password from an open file descriptor, a line at a time, instead of from a file')
            [CompletionResult]::new('--max-kdf-memory', '--max-kdf-memory', [CompletionResultType]::ParameterName, 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keeps everything in this folder instead of the user''s own')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Prints the result as one JSON object')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never asks: a question that no option answers ends the command; so it is where `CI` is set')
            [CompletionResult]::new('--allow-insecure-rpc', '--allow-insecure-rpc', [CompletionResultType]::ParameterName, 'Allows a node to be asked over plain http beyond this machine')
            [CompletionResult]::new('--verify-state', '--verify-state', [CompletionResultType]::ParameterName, 'Simulates here, over state that the node proves against the block''s state root, instead of believing its simulation')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('serve', 'serve', [CompletionResultType]::ParameterValue, 'Serve the embedded chain as a local node, with its registry, its rewards sidecar and a funded account')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'restake;practice;serve' {
            [CompletionResult]::new('--port', '--port', [CompletionResultType]::ParameterName, 'The port on this machine; 0 takes any that is free')
            [CompletionResult]::new('--registry-out', '--registry-out', [CompletionResultType]::ParameterName, 'Where the network''s registry file is written [default: practice.toml in the home folder]')
            [CompletionResult]::new('--fund', '--fund', [CompletionResultType]::ParameterName, 'An account that gets ether and rewards, besides the three whose keys are shown')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--network', '--network', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--rpc-url', '--rpc-url', [CompletionResultType]::ParameterName, 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails')
            [CompletionResult]::new('--rate', '--rate', [CompletionResultType]::ParameterName, 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]')
            [CompletionResult]::new('--registry', '--registry', [CompletionResultType]::ParameterName, 'A registry file laid over the built-in one: a local chain, a new venue')
            [CompletionResult]::new('-a', '-a', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--password-file', '--password-file', [CompletionResultType]::ParameterName, 'Reads the account''s password from a file; `-` is standard input')
            [CompletionResult]::new('--password-fd', '--password-fd', [CompletionResultType]::ParameterName, 'Reads the account''s password from an open file descriptor, a line at a time, instead of from a file')
            [CompletionResult]::new('--max-kdf-memory', '--max-kdf-memory', [CompletionResultType]::ParameterName, 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keeps everything in this folder instead of the user''s own')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Prints the result as one JSON object')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never asks: a question that no option answers ends the command; so it is where `CI` is set')
            [CompletionResult]::new('--allow-insecure-rpc', '--allow-insecure-rpc', [CompletionResultType]::ParameterName, 'Allows a node to be asked over plain http beyond this machine')
            [CompletionResult]::new('--verify-state', '--verify-state', [CompletionResultType]::ParameterName, 'Simulates here, over state that the node proves against the block''s state root, instead of believing its simulation')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'restake;practice;help' {
            [CompletionResult]::new('serve', 'serve', [CompletionResultType]::ParameterValue, 'Serve the embedded chain as a local node, with its registry, its rewards sidecar and a funded account')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'restake;practice;help;serve' {
            break
        }
        'restake;practice;help;help' {
            break
        }
        'restake;completions' {
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--network', '--network', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--rpc-url', '--rpc-url', [CompletionResultType]::ParameterName, 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails')
            [CompletionResult]::new('--rate', '--rate', [CompletionResultType]::ParameterName, 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]')
            [CompletionResult]::new('--registry', '--registry', [CompletionResultType]::ParameterName, 'A registry file laid over the built-in one: a local chain, a new venue')
            [CompletionResult]::new('-a', '-a', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--password-file', '--password-file', [CompletionResultType]::ParameterName, 'Reads the account''s password from a file; `-` is standard input')
            [CompletionResult]::new('--password-fd', '--password-fd', [CompletionResultType]::ParameterName, 'Reads the account''s password from an open file descriptor, a line at a time, instead of from a file')
            [CompletionResult]::new('--max-kdf-memory', '--max-kdf-memory', [CompletionResultType]::ParameterName, 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keeps everything in this folder instead of the user''s own')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Prints the result as one JSON object')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never asks: a question that no option answers ends the command; so it is where `CI` is set')
            [CompletionResult]::new('--allow-insecure-rpc', '--allow-insecure-rpc', [CompletionResultType]::ParameterName, 'Allows a node to be asked over plain http beyond this machine')
            [CompletionResult]::new('--verify-state', '--verify-state', [CompletionResultType]::ParameterName, 'Simulates here, over state that the node proves against the block''s state root, instead of believing its simulation')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'restake;man' {
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--network', '--network', [CompletionResultType]::ParameterName, 'The network: mainnet, hoodi, sepolia, or a registry file''s own name')
            [CompletionResult]::new('--rpc-url', '--rpc-url', [CompletionResultType]::ParameterName, 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails')
            [CompletionResult]::new('--rate', '--rate', [CompletionResultType]::ParameterName, 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]')
            [CompletionResult]::new('--registry', '--registry', [CompletionResultType]::ParameterName, 'A registry file laid over the built-in one: a local chain, a new venue')
            [CompletionResult]::new('-a', '-a', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'The account that acts')
            [CompletionResult]::new('--password-file', '--password-file', [CompletionResultType]::ParameterName, 'Reads the account''s password from a file; `-` is standard input')
            [CompletionResult]::new('--password-fd', '--password-fd', [CompletionResultType]::ParameterName, 'Reads the account''s password from an open file descriptor, a line at a time, instead of from a file')
            [CompletionResult]::new('--max-kdf-memory', '--max-kdf-memory', [CompletionResultType]::ParameterName, 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colours')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Keeps everything in this folder instead of the user''s own')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Prints the result as one JSON object')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Says less on standard error')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Says on standard error which node and block were asked, and how often')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never asks: a question that no option answers ends the command; so it is where `CI` is set')
            [CompletionResult]::new('--allow-insecure-rpc', '--allow-insecure-rpc', [CompletionResultType]::ParameterName, 'Allows a node to be asked over plain http beyond this machine')
            [CompletionResult]::new('--verify-state', '--verify-state', [CompletionResultType]::ParameterName, 'Simulates here, over state that the node proves against the block''s state root, instead of believing its simulation')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'restake;help' {
            [CompletionResult]::new('account', 'account', [CompletionResultType]::ParameterValue, 'Make, import, watch, list, show, rename, remove and export accounts')
            [CompletionResult]::new('venues', 'venues', [CompletionResultType]::ParameterValue, 'List every place to stake or restake, with its rate, limits, exit and risk now')
            [CompletionResult]::new('stake', 'stake', [CompletionResultType]::ParameterValue, 'Stake ether for a liquid staking token')
            [CompletionResult]::new('deposit', 'deposit', [CompletionResultType]::ParameterValue, 'Deposit a token or ether into a restaking venue')
            [CompletionResult]::new('wrap', 'wrap', [CompletionResultType]::ParameterValue, 'Wrap a rebasing token, such as stETH into wstETH')
            [CompletionResult]::new('unwrap', 'unwrap', [CompletionResultType]::ParameterValue, 'Unwrap a wrapped token, such as wstETH into stETH')
            [CompletionResult]::new('unstake', 'unstake', [CompletionResultType]::ParameterValue, 'Give up a staking or restaking token for ether, through its queue')
            [CompletionResult]::new('withdraw', 'withdraw', [CompletionResultType]::ParameterValue, 'Take a deposit out of a restaking venue, through its queue')
            [CompletionResult]::new('claim', 'claim', [CompletionResultType]::ParameterValue, 'Claim what has left its queue')
            [CompletionResult]::new('avs', 'avs', [CompletionResultType]::ParameterValue, 'List AVSs, show one, or choose operators by what they secure')
            [CompletionResult]::new('operators', 'operators', [CompletionResultType]::ParameterValue, 'List operators, or show what one secures and how it may be slashed')
            [CompletionResult]::new('terms', 'terms', [CompletionResultType]::ParameterValue, 'Show, accept and check the slashing terms behind a delegation')
            [CompletionResult]::new('delegate', 'delegate', [CompletionResultType]::ParameterValue, 'Delegate everything that is restaked to an operator, under its slashing terms')
            [CompletionResult]::new('undelegate', 'undelegate', [CompletionResultType]::ParameterValue, 'End the delegation; what was under it is queued for withdrawal')
            [CompletionResult]::new('redelegate', 'redelegate', [CompletionResultType]::ParameterValue, 'Move the delegation to another operator, under its slashing terms')
            [CompletionResult]::new('rewards', 'rewards', [CompletionResultType]::ParameterValue, 'Show and claim rewards, and say who may claim them')
            [CompletionResult]::new('send', 'send', [CompletionResultType]::ParameterValue, 'Send ether or a token to somebody')
            [CompletionResult]::new('portfolio', 'portfolio', [CompletionResultType]::ParameterValue, 'Show everything held, working, leaving and claimable')
            [CompletionResult]::new('history', 'history', [CompletionResultType]::ParameterValue, 'List, show and resume what was signed, pay more for what waits, or cancel it')
            [CompletionResult]::new('batch', 'batch', [CompletionResultType]::ParameterValue, 'Carry out many actions from one file')
            [CompletionResult]::new('plan', 'plan', [CompletionResultType]::ParameterValue, 'Show, carry out or export a saved plan')
            [CompletionResult]::new('sign', 'sign', [CompletionResultType]::ParameterValue, 'Sign a saved plan on a machine without a network')
            [CompletionResult]::new('broadcast', 'broadcast', [CompletionResultType]::ParameterValue, 'Send what was signed on a machine without a network')
            [CompletionResult]::new('practice', 'practice', [CompletionResultType]::ParameterValue, 'Go through the whole life of a position on an embedded chain')
            [CompletionResult]::new('completions', 'completions', [CompletionResultType]::ParameterValue, 'Print a shell''s completions')
            [CompletionResult]::new('man', 'man', [CompletionResultType]::ParameterValue, 'Print the manual, or write it into a folder')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'restake;help;account' {
            [CompletionResult]::new('new', 'new', [CompletionResultType]::ParameterValue, 'Make an account from a new mnemonic')
            [CompletionResult]::new('import', 'import', [CompletionResultType]::ParameterValue, 'Import a mnemonic, a private key or a keystore file')
            [CompletionResult]::new('ledger', 'ledger', [CompletionResultType]::ParameterValue, 'Add an account whose keys are in a Ledger')
            [CompletionResult]::new('trezor', 'trezor', [CompletionResultType]::ParameterValue, 'Add an account whose keys are in a Trezor')
            [CompletionResult]::new('watch', 'watch', [CompletionResultType]::ParameterValue, 'Watch an address without a key')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the accounts')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show one account and its addresses, else the one that acts')
            [CompletionResult]::new('verify', 'verify', [CompletionResultType]::ParameterValue, 'Compare an account''s address with the one that its device shows')
            [CompletionResult]::new('rename', 'rename', [CompletionResultType]::ParameterValue, 'Give an account another name')
            [CompletionResult]::new('remove', 'remove', [CompletionResultType]::ParameterValue, 'Remove an account and its encrypted key')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Write an account''s key to a keystore file, or show it')
            [CompletionResult]::new('sign-message', 'sign-message', [CompletionResultType]::ParameterValue, 'Sign a text or bytes (EIP-191), as to log in somewhere or to vouch for something')
            [CompletionResult]::new('sign-typed', 'sign-typed', [CompletionResultType]::ParameterValue, 'Sign typed data (EIP-712), such as a permit or an owner''s word for a Safe')
            [CompletionResult]::new('remember', 'remember', [CompletionResultType]::ParameterValue, 'Keep an account''s password in the system''s keyring')
            [CompletionResult]::new('forget', 'forget', [CompletionResultType]::ParameterValue, 'Delete an account''s password from the system''s keyring')
            [CompletionResult]::new('upgrade', 'upgrade', [CompletionResultType]::ParameterValue, 'Encrypt an account''s key anew where its file is weaker than one written today')
            [CompletionResult]::new('password', 'password', [CompletionResultType]::ParameterValue, 'Change an account''s password')
            [CompletionResult]::new('default', 'default', [CompletionResultType]::ParameterValue, 'Make an account the one that acts where none is named')
            break
        }
        'restake;help;account;new' {
            break
        }
        'restake;help;account;import' {
            break
        }
        'restake;help;account;ledger' {
            break
        }
        'restake;help;account;trezor' {
            break
        }
        'restake;help;account;watch' {
            break
        }
        'restake;help;account;list' {
            break
        }
        'restake;help;account;show' {
            break
        }
        'restake;help;account;verify' {
            break
        }
        'restake;help;account;rename' {
            break
        }
        'restake;help;account;remove' {
            break
        }
        'restake;help;account;export' {
            break
        }
        'restake;help;account;sign-message' {
            break
        }
        'restake;help;account;sign-typed' {
            break
        }
        'restake;help;account;remember' {
            break
        }
        'restake;help;account;forget' {
            break
        }
        'restake;help;account;upgrade' {
            break
        }
        'restake;help;account;password' {
            break
        }
        'restake;help;account;default' {
            break
        }
        'restake;help;venues' {
            break
        }
        'restake;help;stake' {
            break
        }
        'restake;help;deposit' {
            break
        }
        'restake;help;wrap' {
            break
        }
        'restake;help;unwrap' {
            break
        }
        'restake;help;unstake' {
            break
        }
        'restake;help;withdraw' {
            break
        }
        'restake;help;claim' {
            break
        }
        'restake;help;avs' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the AVSs that have operator sets')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show one AVS: its operator sets, strategies, slashers and conditions')
            [CompletionResult]::new('choose', 'choose', [CompletionResultType]::ParameterValue, 'Find the operators that secure exactly these, and go on to their terms and the delegation')
            break
        }
        'restake;help;avs;list' {
            break
        }
        'restake;help;avs;show' {
            break
        }
        'restake;help;avs;choose' {
            break
        }
        'restake;help;operators' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the operators that are registered for an operator set')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show one operator: its sets, allocations, magnitudes, delays, split and slashes')
            break
        }
        'restake;help;operators;list' {
            break
        }
        'restake;help;operators;show' {
            break
        }
        'restake;help;terms' {
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show an operator''s terms as they are now, with their digest')
            [CompletionResult]::new('accept', 'accept', [CompletionResultType]::ParameterValue, 'Accept an operator''s terms: by typing its name, or by their digest')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Compare what was accepted with the terms now; ends with 4 where they changed for the worse')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List what the account has accepted')
            [CompletionResult]::new('revoke', 'revoke', [CompletionResultType]::ParameterValue, 'Take an acceptance back; a delegation stays as it is')
            break
        }
        'restake;help;terms;show' {
            break
        }
        'restake;help;terms;accept' {
            break
        }
        'restake;help;terms;check' {
            break
        }
        'restake;help;terms;list' {
            break
        }
        'restake;help;terms;revoke' {
            break
        }
        'restake;help;delegate' {
            break
        }
        'restake;help;undelegate' {
            break
        }
        'restake;help;redelegate' {
            break
        }
        'restake;help;rewards' {
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show what is claimable now')
            [CompletionResult]::new('claim', 'claim', [CompletionResultType]::ParameterValue, 'Claim what is new, proved against the root on the chain')
            [CompletionResult]::new('set-claimer', 'set-claimer', [CompletionResultType]::ParameterValue, 'Let another account claim all rewards of this one; `none` takes the right back')
            break
        }
        'restake;help;rewards;show' {
            break
        }
        'restake;help;rewards;claim' {
            break
        }
        'restake;help;rewards;set-claimer' {
            break
        }
        'restake;help;send' {
            break
        }
        'restake;help;portfolio' {
            break
        }
        'restake;help;history' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the plans of this account on this network, or of several accounts')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Write one row a transaction for an accountant: what left and arrived, the fee, and what it was worth')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show one plan and every event of it')
            [CompletionResult]::new('resume', 'resume', [CompletionResultType]::ParameterValue, 'Find out what became of what was signed; carry out what is left of the plan that is named')
            [CompletionResult]::new('speed-up', 'speed-up', [CompletionResultType]::ParameterValue, 'Sign what waits for its block once more, at higher fees; one of the two is mined')
            [CompletionResult]::new('cancel', 'cancel', [CompletionResultType]::ParameterValue, 'Sign nothing in the place of what waits for its block, at higher fees; one of the two is mined')
            [CompletionResult]::new('close', 'close', [CompletionResultType]::ParameterValue, 'Give up the steps of a plan that are left; nothing signed is undone')
            break
        }
        'restake;help;history;list' {
            break
        }
        'restake;help;history;export' {
            break
        }
        'restake;help;history;show' {
            break
        }
        'restake;help;history;resume' {
            break
        }
        'restake;help;history;speed-up' {
            break
        }
        'restake;help;history;cancel' {
            break
        }
        'restake;help;history;close' {
            break
        }
        'restake;help;batch' {
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Simulate everything in order on one block, and show it')
            [CompletionResult]::new('run', 'run', [CompletionResultType]::ParameterValue, 'Check a file, ask once, and carry it out')
            [CompletionResult]::new('resume', 'resume', [CompletionResultType]::ParameterValue, 'Do what is left of a run that was broken off')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'Show what became of each action of the last run')
            break
        }
        'restake;help;batch;check' {
            break
        }
        'restake;help;batch;run' {
            break
        }
        'restake;help;batch;resume' {
            break
        }
        'restake;help;batch;status' {
            break
        }
        'restake;help;plan' {
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show what a plan file holds, without a node')
            [CompletionResult]::new('run', 'run', [CompletionResultType]::ParameterValue, 'Simulate, review, sign and send a plan file')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Simulate and review a plan file, and write it for somebody else to sign')
            break
        }
        'restake;help;plan;show' {
            break
        }
        'restake;help;plan;run' {
            break
        }
        'restake;help;plan;export' {
            break
        }
        'restake;help;sign' {
            break
        }
        'restake;help;broadcast' {
            break
        }
        'restake;help;practice' {
            [CompletionResult]::new('serve', 'serve', [CompletionResultType]::ParameterValue, 'Serve the embedded chain as a local node, with its registry, its rewards sidecar and a funded account')
            break
        }
        'restake;help;practice;serve' {
            break
        }
        'restake;help;completions' {
            break
        }
        'restake;help;man' {
            break
        }
        'restake;help;help' {
            break
        }
    })

    $completions.Where{ $_.CompletionText -like "$wordToComplete*" } |
        Sort-Object -Property ListItemText
}
