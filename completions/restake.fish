# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_restake_global_optspecs
    string join \n n/network= rpc-url= rate= registry= a/account= password-file= password-fd= max-kdf-memory= json q/quiet v/verbose color= no-input home= config= allow-insecure-rpc verify-state h/help V/version
end

function __fish_restake_needs_command
    # Figure out if the current invocation already has a command.
    set -l cmd (commandline -opc)
    set -e cmd[1]
    argparse -s (__fish_restake_global_optspecs) -- $cmd 2>/dev/null
    or return
    if set -q argv[1]
        # Also print the command, so this can be used to figure out what it is.
        echo $argv[1]
        return 1
    end
    return 0
end

function __fish_restake_using_subcommand
    set -l cmd (__fish_restake_needs_command)
    test -z "$cmd"
    and return 1
    contains -- $cmd[1] $argv
end

complete -c restake -n "__fish_restake_needs_command" -s n -l network -d 'The network: mainnet, hoodi, sepolia, or a registry file\'s own name' -r
complete -c restake -n "__fish_restake_needs_command" -l rpc-url -d 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails' -r
complete -c restake -n "__fish_restake_needs_command" -l rate -d 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]' -r
complete -c restake -n "__fish_restake_needs_command" -l registry -d 'A registry file laid over the built-in one: a local chain, a new venue' -r -F
complete -c restake -n "__fish_restake_needs_command" -s a -l account -d 'The account that acts' -r
complete -c restake -n "__fish_restake_needs_command" -l password-file -d 'Reads the account\'s password from a file; `-` is standard input' -r -F
complete -c restake -n "__fish_restake_needs_command" -l password-fd -d 'Reads the account\'s password from an open file descriptor, a line at a time, instead of from a file' -r
complete -c restake -n "__fish_restake_needs_command" -l max-kdf-memory -d 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]' -r
complete -c restake -n "__fish_restake_needs_command" -l color -d 'When to use colours' -r -f -a "auto\t'On terminals, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c restake -n "__fish_restake_needs_command" -l home -d 'Keeps everything in this folder instead of the user\'s own' -r -F
complete -c restake -n "__fish_restake_needs_command" -l config -d 'The configuration file' -r -F
complete -c restake -n "__fish_restake_needs_command" -l json -d 'Prints the result as one JSON object'
complete -c restake -n "__fish_restake_needs_command" -s q -l quiet -d 'Says less on standard error'
complete -c restake -n "__fish_restake_needs_command" -s v -l verbose -d 'Says on standard error which node and block were asked, and how often'
complete -c restake -n "__fish_restake_needs_command" -l no-input -d 'Never asks: a question that no option answers ends the command; so it is where `CI` is set'
complete -c restake -n "__fish_restake_needs_command" -l allow-insecure-rpc -d 'Allows a node to be asked over plain http beyond this machine'
complete -c restake -n "__fish_restake_needs_command" -l verify-state -d 'Simulates here, over state that the node proves against the block\'s state root, instead of believing its simulation'
complete -c restake -n "__fish_restake_needs_command" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c restake -n "__fish_restake_needs_command" -s V -l version -d 'Print version'
complete -c restake -n "__fish_restake_needs_command" -f -a "account" -d 'Make, import, watch, list, show, rename, remove and export accounts'
complete -c restake -n "__fish_restake_needs_command" -f -a "venues" -d 'List every place to stake or restake, with its rate, limits, exit and risk now'
complete -c restake -n "__fish_restake_needs_command" -f -a "stake" -d 'Stake ether for a liquid staking token'
complete -c restake -n "__fish_restake_needs_command" -f -a "deposit" -d 'Deposit a token or ether into a restaking venue'
complete -c restake -n "__fish_restake_needs_command" -f -a "wrap" -d 'Wrap a rebasing token, such as stETH into wstETH'
complete -c restake -n "__fish_restake_needs_command" -f -a "unwrap" -d 'Unwrap a wrapped token, such as wstETH into stETH'
complete -c restake -n "__fish_restake_needs_command" -f -a "unstake" -d 'Give up a staking or restaking token for ether, through its queue'
complete -c restake -n "__fish_restake_needs_command" -f -a "withdraw" -d 'Take a deposit out of a restaking venue, through its queue'
complete -c restake -n "__fish_restake_needs_command" -f -a "claim" -d 'Claim what has left its queue'
complete -c restake -n "__fish_restake_needs_command" -f -a "avs" -d 'List AVSs, show one, or choose operators by what they secure'
complete -c restake -n "__fish_restake_needs_command" -f -a "operators" -d 'List operators, or show what one secures and how it may be slashed'
complete -c restake -n "__fish_restake_needs_command" -f -a "terms" -d 'Show, accept and check the slashing terms behind a delegation'
complete -c restake -n "__fish_restake_needs_command" -f -a "delegate" -d 'Delegate everything that is restaked to an operator, under its slashing terms'
complete -c restake -n "__fish_restake_needs_command" -f -a "undelegate" -d 'End the delegation; what was under it is queued for withdrawal'
complete -c restake -n "__fish_restake_needs_command" -f -a "redelegate" -d 'Move the delegation to another operator, under its slashing terms'
complete -c restake -n "__fish_restake_needs_command" -f -a "rewards" -d 'Show and claim rewards, and say who may claim them'
complete -c restake -n "__fish_restake_needs_command" -f -a "send" -d 'Send ether or a token to somebody'
complete -c restake -n "__fish_restake_needs_command" -f -a "portfolio" -d 'Show everything held, working, leaving and claimable'
complete -c restake -n "__fish_restake_needs_command" -f -a "history" -d 'List, show and resume what was signed, pay more for what waits, or cancel it'
complete -c restake -n "__fish_restake_needs_command" -f -a "batch" -d 'Carry out many actions from one file'
complete -c restake -n "__fish_restake_needs_command" -f -a "plan" -d 'Show, carry out or export a saved plan'
complete -c restake -n "__fish_restake_needs_command" -f -a "sign" -d 'Sign a saved plan on a machine without a network'
complete -c restake -n "__fish_restake_needs_command" -f -a "broadcast" -d 'Send what was signed on a machine without a network'
complete -c restake -n "__fish_restake_needs_command" -f -a "practice" -d 'Go through the whole life of a position on an embedded chain'
complete -c restake -n "__fish_restake_needs_command" -f -a "completions" -d 'Print a shell\'s completions'
complete -c restake -n "__fish_restake_needs_command" -f -a "man" -d 'Print the manual, or write it into a folder'
complete -c restake -n "__fish_restake_needs_command" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c restake -n "__fish_restake_using_subcommand account; and not __fish_seen_subcommand_from new import ledger trezor watch list show verify rename remove export sign-message sign-typed remember forget upgrade password default help" -s n -l network -d 'The network: mainnet, hoodi, sepolia, or a registry file\'s own name' -r
complete -c restake -n "__fish_restake_using_subcommand account; and not __fish_seen_subcommand_from new import ledger trezor watch list show verify rename remove export sign-message sign-typed remember forget upgrade password default help" -l rpc-url -d 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails' -r
complete -c restake -n "__fish_restake_using_subcommand account; and not __fish_seen_subcommand_from new import ledger trezor watch list show verify rename remove export sign-message sign-typed remember forget upgrade password default help" -l rate -d 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]' -r
complete -c restake -n "__fish_restake_using_subcommand account; and not __fish_seen_subcommand_from new import ledger trezor watch list show verify rename remove export sign-message sign-typed remember forget upgrade password default help" -l registry -d 'A registry file laid over the built-in one: a local chain, a new venue' -r -F
complete -c restake -n "__fish_restake_using_subcommand account; and not __fish_seen_subcommand_from new import ledger trezor watch list show verify rename remove export sign-message sign-typed remember forget upgrade password default help" -s a -l account -d 'The account that acts' -r
complete -c restake -n "__fish_restake_using_subcommand account; and not __fish_seen_subcommand_from new import ledger trezor watch list show verify rename remove export sign-message sign-typed remember forget upgrade password default help" -l password-file -d 'Reads the account\'s password from a file; `-` is standard input' -r -F
complete -c restake -n "__fish_restake_using_subcommand account; and not __fish_seen_subcommand_from new import ledger trezor watch list show verify rename remove export sign-message sign-typed remember forget upgrade password default help" -l password-fd -d 'Reads the account\'s password from an open file descriptor, a line at a time, instead of from a file' -r
complete -c restake -n "__fish_restake_using_subcommand account; and not __fish_seen_subcommand_from new import ledger trezor watch list show verify rename remove export sign-message sign-typed remember forget upgrade password default help" -l max-kdf-memory -d 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]' -r
complete -c restake -n "__fish_restake_using_subcommand account; and not __fish_seen_subcommand_from new import ledger trezor watch list show verify rename remove export sign-message sign-typed remember forget upgrade password default help" -l color -d 'When to use colours' -r -f -a "auto\t'On terminals, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c restake -n "__fish_restake_using_subcommand account; and not __fish_seen_subcommand_from new import ledger trezor watch list show verify rename remove export sign-message sign-typed remember forget upgrade password default help" -l home -d 'Keeps everything in this folder instead of the user\'s own' -r -F
complete -c restake -n "__fish_restake_using_subcommand account; and not __fish_seen_subcommand_from new import ledger trezor watch list show verify rename remove export sign-message sign-typed remember forget upgrade password default help" -l config -d 'The configuration file' -r -F
complete -c restake -n "__fish_restake_using_subcommand account; and not __fish_seen_subcommand_from new import ledger trezor watch list show verify rename remove export sign-message sign-typed remember forget upgrade password default help" -l json -d 'Prints the result as one JSON object'
complete -c restake -n "__fish_restake_using_subcommand account; and not __fish_seen_subcommand_from new import ledger trezor watch list show verify rename remove export sign-message sign-typed remember forget upgrade password default help" -s q -l quiet -d 'Says less on standard error'
complete -c restake -n "__fish_restake_using_subcommand account; and not __fish_seen_subcommand_from new import ledger trezor watch list show verify rename remove export sign-message sign-typed remember forget upgrade password default help" -s v -l verbose -d 'Says on standard error which node and block were asked, and how often'
complete -c restake -n "__fish_restake_using_subcommand account; and not __fish_seen_subcommand_from new import ledger trezor watch list show verify rename remove export sign-message sign-typed remember forget upgrade password default help" -l no-input -d 'Never asks: a question that no option answers ends the command; so it is where `CI` is set'
complete -c restake -n "__fish_restake_using_subcommand account; and not __fish_seen_subcommand_from new import ledger trezor watch list show verify rename remove export sign-message sign-typed remember forget upgrade password default help" -l allow-insecure-rpc -d 'Allows a node to be asked over plain http beyond this machine'
complete -c restake -n "__fish_restake_using_subcommand account; and not __fish_seen_subcommand_from new import ledger trezor watch list show verify rename remove export sign-message sign-typed remember forget upgrade password default help" -l verify-state -d 'Simulates here, over state that the node proves against the block\'s state root, instead of believing its simulation'
complete -c restake -n "__fish_restake_using_subcommand account; and not __fish_seen_subcommand_from new import ledger trezor watch list show verify rename remove export sign-message sign-typed remember forget upgrade password default help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c restake -n "__fish_restake_using_subcommand account; and not __fish_seen_subcommand_from new import ledger trezor watch list show verify rename remove export sign-message sign-typed remember forget upgrade password default help" -f -a "new" -d 'Make an account from a new mnemonic'
complete -c restake -n "__fish_restake_using_subcommand account; and not __fish_seen_subcommand_from new import ledger trezor watch list show verify rename remove export sign-message sign-typed remember forget upgrade password default help" -f -a "import" -d 'Import a mnemonic, a private key or a keystore file'
complete -c restake -n "__fish_restake_using_subcommand account; and not __fish_seen_subcommand_from new import ledger trezor watch list show verify rename remove export sign-message sign-typed remember forget upgrade password default help" -f -a "ledger" -d 'Add an account whose keys are in a Ledger'
complete -c restake -n "__fish_restake_using_subcommand account; and not __fish_seen_subcommand_from new import ledger trezor watch list show verify rename remove export sign-message sign-typed remember forget upgrade password default help" -f -a "trezor" -d 'Add an account whose keys are in a Trezor'
complete -c restake -n "__fish_restake_using_subcommand account; and not __fish_seen_subcommand_from new import ledger trezor watch list show verify rename remove export sign-message sign-typed remember forget upgrade password default help" -f -a "watch" -d 'Watch an address without a key'
complete -c restake -n "__fish_restake_using_subcommand account; and not __fish_seen_subcommand_from new import ledger trezor watch list show verify rename remove export sign-message sign-typed remember forget upgrade password default help" -f -a "list" -d 'List the accounts'
complete -c restake -n "__fish_restake_using_subcommand account; and not __fish_seen_subcommand_from new import ledger trezor watch list show verify rename remove export sign-message sign-typed remember forget upgrade password default help" -f -a "show" -d 'Show one account and its addresses, else the one that acts'
complete -c restake -n "__fish_restake_using_subcommand account; and not __fish_seen_subcommand_from new import ledger trezor watch list show verify rename remove export sign-message sign-typed remember forget upgrade password default help" -f -a "verify" -d 'Compare an account\'s address with the one that its device shows'
complete -c restake -n "__fish_restake_using_subcommand account; and not __fish_seen_subcommand_from new import ledger trezor watch list show verify rename remove export sign-message sign-typed remember forget upgrade password default help" -f -a "rename" -d 'Give an account another name'
complete -c restake -n "__fish_restake_using_subcommand account; and not __fish_seen_subcommand_from new import ledger trezor watch list show verify rename remove export sign-message sign-typed remember forget upgrade password default help" -f -a "remove" -d 'Remove an account and its encrypted key'
complete -c restake -n "__fish_restake_using_subcommand account; and not __fish_seen_subcommand_from new import ledger trezor watch list show verify rename remove export sign-message sign-typed remember forget upgrade password default help" -f -a "export" -d 'Write an account\'s key to a keystore file, or show it'
complete -c restake -n "__fish_restake_using_subcommand account; and not __fish_seen_subcommand_from new import ledger trezor watch list show verify rename remove export sign-message sign-typed remember forget upgrade password default help" -f -a "sign-message" -d 'Sign a text or bytes (EIP-191), as to log in somewhere or to vouch for something'
complete -c restake -n "__fish_restake_using_subcommand account; and not __fish_seen_subcommand_from new import ledger trezor watch list show verify rename remove export sign-message sign-typed remember forget upgrade password default help" -f -a "sign-typed" -d 'Sign typed data (EIP-712), such as a permit or an owner\'s word for a Safe'
complete -c restake -n "__fish_restake_using_subcommand account; and not __fish_seen_subcommand_from new import ledger trezor watch list show verify rename remove export sign-message sign-typed remember forget upgrade password default help" -f -a "remember" -d 'Keep an account\'s password in the system\'s keyring'
complete -c restake -n "__fish_restake_using_subcommand account; and not __fish_seen_subcommand_from new import ledger trezor watch list show verify rename remove export sign-message sign-typed remember forget upgrade password default help" -f -a "forget" -d 'Delete an account\'s password from the system\'s keyring'
complete -c restake -n "__fish_restake_using_subcommand account; and not __fish_seen_subcommand_from new import ledger trezor watch list show verify rename remove export sign-message sign-typed remember forget upgrade password default help" -f -a "upgrade" -d 'Encrypt an account\'s key anew where its file is weaker than one written today'
complete -c restake -n "__fish_restake_using_subcommand account; and not __fish_seen_subcommand_from new import ledger trezor watch list show verify rename remove export sign-message sign-typed remember forget upgrade password default help" -f -a "password" -d 'Change an account\'s password'
complete -c restake -n "__fish_restake_using_subcommand account; and not __fish_seen_subcommand_from new import ledger trezor watch list show verify rename remove export sign-message sign-typed remember forget upgrade password default help" -f -a "default" -d 'Make an account the one that acts where none is named'
complete -c restake -n "__fish_restake_using_subcommand account; and not __fish_seen_subcommand_from new import ledger trezor watch list show verify rename remove export sign-message sign-typed remember forget upgrade password default help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from new" -l words -d 'How many words the mnemonic has' -r -f -a "12\t''
15\t''
18\t''
21\t''
24\t''"
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from new" -l count -d 'How many addresses to take from it: NAME/0, NAME/1 and so on' -r
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from new" -l path -d 'The derivation path, with `i` where the index goes, or `standard`, `ledger-live` or `legacy` [default: m/44\'/60\'/0\'/0/i]' -r
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from new" -l mnemonic-out -d 'Writes the words to this new file instead of showing them' -r -F
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from new" -l store -d 'Keeps the key in an encrypted file alone, or that file\'s password in the system\'s keyring too' -r -f -a "keystore\t''
keyring\t''"
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from new" -s n -l network -d 'The network: mainnet, hoodi, sepolia, or a registry file\'s own name' -r
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from new" -l rpc-url -d 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails' -r
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from new" -l rate -d 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]' -r
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from new" -l registry -d 'A registry file laid over the built-in one: a local chain, a new venue' -r -F
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from new" -s a -l account -d 'The account that acts' -r
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from new" -l password-file -d 'Reads the account\'s password from a file; `-` is standard input' -r -F
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from new" -l password-fd -d 'Reads the account\'s password from an open file descriptor, a line at a time, instead of from a file' -r
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from new" -l max-kdf-memory -d 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]' -r
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from new" -l color -d 'When to use colours' -r -f -a "auto\t'On terminals, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from new" -l home -d 'Keeps everything in this folder instead of the user\'s own' -r -F
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from new" -l config -d 'The configuration file' -r -F
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from new" -l passphrase -d 'Asks for a BIP-39 passphrase, which goes with the words and is not among them'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from new" -l json -d 'Prints the result as one JSON object'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from new" -s q -l quiet -d 'Says less on standard error'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from new" -s v -l verbose -d 'Says on standard error which node and block were asked, and how often'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from new" -l no-input -d 'Never asks: a question that no option answers ends the command; so it is where `CI` is set'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from new" -l allow-insecure-rpc -d 'Allows a node to be asked over plain http beyond this machine'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from new" -l verify-state -d 'Simulates here, over state that the node proves against the block\'s state root, instead of believing its simulation'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from new" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from import" -l keystore -d 'A Web3 keystore file of version 3' -r -F
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from import" -l count -d 'How many addresses to take from the mnemonic: NAME/0, NAME/1 and so on' -r
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from import" -l path -d 'The derivation path, with `i` where the index goes, or `standard`, `ledger-live` or `legacy` [default: m/44\'/60\'/0\'/0/i]' -r
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from import" -l store -d 'Keeps the key in an encrypted file alone, or that file\'s password in the system\'s keyring too' -r -f -a "keystore\t''
keyring\t''"
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from import" -s n -l network -d 'The network: mainnet, hoodi, sepolia, or a registry file\'s own name' -r
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from import" -l rpc-url -d 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails' -r
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from import" -l rate -d 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]' -r
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from import" -l registry -d 'A registry file laid over the built-in one: a local chain, a new venue' -r -F
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from import" -s a -l account -d 'The account that acts' -r
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from import" -l password-file -d 'Reads the account\'s password from a file; `-` is standard input' -r -F
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from import" -l password-fd -d 'Reads the account\'s password from an open file descriptor, a line at a time, instead of from a file' -r
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from import" -l max-kdf-memory -d 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]' -r
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from import" -l color -d 'When to use colours' -r -f -a "auto\t'On terminals, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from import" -l home -d 'Keeps everything in this folder instead of the user\'s own' -r -F
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from import" -l config -d 'The configuration file' -r -F
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from import" -l mnemonic -d 'A BIP-39 mnemonic of 12 to 24 English words'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from import" -l private-key -d 'A private key of 64 hex digits'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from import" -l passphrase -d 'Asks for the mnemonic\'s BIP-39 passphrase too'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from import" -l discover -d 'Takes the path and as many addresses as were used before; the node then learns that they belong together'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from import" -l json -d 'Prints the result as one JSON object'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from import" -s q -l quiet -d 'Says less on standard error'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from import" -s v -l verbose -d 'Says on standard error which node and block were asked, and how often'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from import" -l no-input -d 'Never asks: a question that no option answers ends the command; so it is where `CI` is set'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from import" -l allow-insecure-rpc -d 'Allows a node to be asked over plain http beyond this machine'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from import" -l verify-state -d 'Simulates here, over state that the node proves against the block\'s state root, instead of believing its simulation'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from import" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from ledger" -l path -d 'The derivation path, with `i` where the index goes, or `standard`, `ledger-live` or `legacy` [default: m/44\'/60\'/0\'/0/i]' -r
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from ledger" -l count -d 'How many addresses to take from it: NAME/0, NAME/1 and so on' -r
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from ledger" -s n -l network -d 'The network: mainnet, hoodi, sepolia, or a registry file\'s own name' -r
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from ledger" -l rpc-url -d 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails' -r
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from ledger" -l rate -d 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]' -r
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from ledger" -l registry -d 'A registry file laid over the built-in one: a local chain, a new venue' -r -F
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from ledger" -s a -l account -d 'The account that acts' -r
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from ledger" -l password-file -d 'Reads the account\'s password from a file; `-` is standard input' -r -F
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from ledger" -l password-fd -d 'Reads the account\'s password from an open file descriptor, a line at a time, instead of from a file' -r
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from ledger" -l max-kdf-memory -d 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]' -r
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from ledger" -l color -d 'When to use colours' -r -f -a "auto\t'On terminals, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from ledger" -l home -d 'Keeps everything in this folder instead of the user\'s own' -r -F
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from ledger" -l config -d 'The configuration file' -r -F
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from ledger" -l discover -d 'Takes the path and as many addresses as were used before; the node then learns that they belong together'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from ledger" -l verify -d 'Has the first address confirmed on the device\'s own screen before it is stored; `account verify` does so afterwards'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from ledger" -l json -d 'Prints the result as one JSON object'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from ledger" -s q -l quiet -d 'Says less on standard error'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from ledger" -s v -l verbose -d 'Says on standard error which node and block were asked, and how often'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from ledger" -l no-input -d 'Never asks: a question that no option answers ends the command; so it is where `CI` is set'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from ledger" -l allow-insecure-rpc -d 'Allows a node to be asked over plain http beyond this machine'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from ledger" -l verify-state -d 'Simulates here, over state that the node proves against the block\'s state root, instead of believing its simulation'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from ledger" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from trezor" -l path -d 'The derivation path, with `i` where the index goes, or `standard`, `ledger-live` or `legacy` [default: m/44\'/60\'/0\'/0/i]' -r
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from trezor" -l count -d 'How many addresses to take from it: NAME/0, NAME/1 and so on' -r
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from trezor" -s n -l network -d 'The network: mainnet, hoodi, sepolia, or a registry file\'s own name' -r
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from trezor" -l rpc-url -d 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails' -r
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from trezor" -l rate -d 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]' -r
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from trezor" -l registry -d 'A registry file laid over the built-in one: a local chain, a new venue' -r -F
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from trezor" -s a -l account -d 'The account that acts' -r
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from trezor" -l password-file -d 'Reads the account\'s password from a file; `-` is standard input' -r -F
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from trezor" -l password-fd -d 'Reads the account\'s password from an open file descriptor, a line at a time, instead of from a file' -r
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from trezor" -l max-kdf-memory -d 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]' -r
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from trezor" -l color -d 'When to use colours' -r -f -a "auto\t'On terminals, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from trezor" -l home -d 'Keeps everything in this folder instead of the user\'s own' -r -F
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from trezor" -l config -d 'The configuration file' -r -F
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from trezor" -l discover -d 'Takes the path and as many addresses as were used before; the node then learns that they belong together'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from trezor" -l verify -d 'Has the first address confirmed on the device\'s own screen before it is stored; `account verify` does so afterwards'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from trezor" -l json -d 'Prints the result as one JSON object'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from trezor" -s q -l quiet -d 'Says less on standard error'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from trezor" -s v -l verbose -d 'Says on standard error which node and block were asked, and how often'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from trezor" -l no-input -d 'Never asks: a question that no option answers ends the command; so it is where `CI` is set'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from trezor" -l allow-insecure-rpc -d 'Allows a node to be asked over plain http beyond this machine'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from trezor" -l verify-state -d 'Simulates here, over state that the node proves against the block\'s state root, instead of believing its simulation'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from trezor" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from watch" -s n -l network -d 'The network: mainnet, hoodi, sepolia, or a registry file\'s own name' -r
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from watch" -l rpc-url -d 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails' -r
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from watch" -l rate -d 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]' -r
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from watch" -l registry -d 'A registry file laid over the built-in one: a local chain, a new venue' -r -F
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from watch" -s a -l account -d 'The account that acts' -r
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from watch" -l password-file -d 'Reads the account\'s password from a file; `-` is standard input' -r -F
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from watch" -l password-fd -d 'Reads the account\'s password from an open file descriptor, a line at a time, instead of from a file' -r
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from watch" -l max-kdf-memory -d 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]' -r
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from watch" -l color -d 'When to use colours' -r -f -a "auto\t'On terminals, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from watch" -l home -d 'Keeps everything in this folder instead of the user\'s own' -r -F
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from watch" -l config -d 'The configuration file' -r -F
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from watch" -l json -d 'Prints the result as one JSON object'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from watch" -s q -l quiet -d 'Says less on standard error'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from watch" -s v -l verbose -d 'Says on standard error which node and block were asked, and how often'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from watch" -l no-input -d 'Never asks: a question that no option answers ends the command; so it is where `CI` is set'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from watch" -l allow-insecure-rpc -d 'Allows a node to be asked over plain http beyond this machine'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from watch" -l verify-state -d 'Simulates here, over state that the node proves against the block\'s state root, instead of believing its simulation'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from watch" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from list" -s n -l network -d 'The network: mainnet, hoodi, sepolia, or a registry file\'s own name' -r
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from list" -l rpc-url -d 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails' -r
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from list" -l rate -d 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]' -r
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from list" -l registry -d 'A registry file laid over the built-in one: a local chain, a new venue' -r -F
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from list" -s a -l account -d 'The account that acts' -r
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from list" -l password-file -d 'Reads the account\'s password from a file; `-` is standard input' -r -F
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from list" -l password-fd -d 'Reads the account\'s password from an open file descriptor, a line at a time, instead of from a file' -r
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from list" -l max-kdf-memory -d 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]' -r
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from list" -l color -d 'When to use colours' -r -f -a "auto\t'On terminals, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from list" -l home -d 'Keeps everything in this folder instead of the user\'s own' -r -F
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from list" -l config -d 'The configuration file' -r -F
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from list" -l json -d 'Prints the result as one JSON object'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Says less on standard error'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Says on standard error which node and block were asked, and how often'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from list" -l no-input -d 'Never asks: a question that no option answers ends the command; so it is where `CI` is set'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from list" -l allow-insecure-rpc -d 'Allows a node to be asked over plain http beyond this machine'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from list" -l verify-state -d 'Simulates here, over state that the node proves against the block\'s state root, instead of believing its simulation'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from show" -s n -l network -d 'The network: mainnet, hoodi, sepolia, or a registry file\'s own name' -r
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from show" -l rpc-url -d 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails' -r
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from show" -l rate -d 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]' -r
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from show" -l registry -d 'A registry file laid over the built-in one: a local chain, a new venue' -r -F
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from show" -s a -l account -d 'The account that acts' -r
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from show" -l password-file -d 'Reads the account\'s password from a file; `-` is standard input' -r -F
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from show" -l password-fd -d 'Reads the account\'s password from an open file descriptor, a line at a time, instead of from a file' -r
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from show" -l max-kdf-memory -d 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]' -r
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from show" -l color -d 'When to use colours' -r -f -a "auto\t'On terminals, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from show" -l home -d 'Keeps everything in this folder instead of the user\'s own' -r -F
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from show" -l config -d 'The configuration file' -r -F
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from show" -l json -d 'Prints the result as one JSON object'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Says less on standard error'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Says on standard error which node and block were asked, and how often'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from show" -l no-input -d 'Never asks: a question that no option answers ends the command; so it is where `CI` is set'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from show" -l allow-insecure-rpc -d 'Allows a node to be asked over plain http beyond this machine'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from show" -l verify-state -d 'Simulates here, over state that the node proves against the block\'s state root, instead of believing its simulation'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from verify" -s n -l network -d 'The network: mainnet, hoodi, sepolia, or a registry file\'s own name' -r
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from verify" -l rpc-url -d 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails' -r
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from verify" -l rate -d 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]' -r
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from verify" -l registry -d 'A registry file laid over the built-in one: a local chain, a new venue' -r -F
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from verify" -s a -l account -d 'The account that acts' -r
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from verify" -l password-file -d 'Reads the account\'s password from a file; `-` is standard input' -r -F
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from verify" -l password-fd -d 'Reads the account\'s password from an open file descriptor, a line at a time, instead of from a file' -r
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from verify" -l max-kdf-memory -d 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]' -r
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from verify" -l color -d 'When to use colours' -r -f -a "auto\t'On terminals, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from verify" -l home -d 'Keeps everything in this folder instead of the user\'s own' -r -F
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from verify" -l config -d 'The configuration file' -r -F
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from verify" -l json -d 'Prints the result as one JSON object'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from verify" -s q -l quiet -d 'Says less on standard error'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from verify" -s v -l verbose -d 'Says on standard error which node and block were asked, and how often'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from verify" -l no-input -d 'Never asks: a question that no option answers ends the command; so it is where `CI` is set'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from verify" -l allow-insecure-rpc -d 'Allows a node to be asked over plain http beyond this machine'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from verify" -l verify-state -d 'Simulates here, over state that the node proves against the block\'s state root, instead of believing its simulation'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from verify" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from rename" -s n -l network -d 'The network: mainnet, hoodi, sepolia, or a registry file\'s own name' -r
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from rename" -l rpc-url -d 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails' -r
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from rename" -l rate -d 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]' -r
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from rename" -l registry -d 'A registry file laid over the built-in one: a local chain, a new venue' -r -F
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from rename" -s a -l account -d 'The account that acts' -r
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from rename" -l password-file -d 'Reads the account\'s password from a file; `-` is standard input' -r -F
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from rename" -l password-fd -d 'Reads the account\'s password from an open file descriptor, a line at a time, instead of from a file' -r
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from rename" -l max-kdf-memory -d 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]' -r
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from rename" -l color -d 'When to use colours' -r -f -a "auto\t'On terminals, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from rename" -l home -d 'Keeps everything in this folder instead of the user\'s own' -r -F
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from rename" -l config -d 'The configuration file' -r -F
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from rename" -l json -d 'Prints the result as one JSON object'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from rename" -s q -l quiet -d 'Says less on standard error'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from rename" -s v -l verbose -d 'Says on standard error which node and block were asked, and how often'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from rename" -l no-input -d 'Never asks: a question that no option answers ends the command; so it is where `CI` is set'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from rename" -l allow-insecure-rpc -d 'Allows a node to be asked over plain http beyond this machine'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from rename" -l verify-state -d 'Simulates here, over state that the node proves against the block\'s state root, instead of believing its simulation'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from rename" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from remove" -s n -l network -d 'The network: mainnet, hoodi, sepolia, or a registry file\'s own name' -r
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from remove" -l rpc-url -d 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails' -r
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from remove" -l rate -d 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]' -r
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from remove" -l registry -d 'A registry file laid over the built-in one: a local chain, a new venue' -r -F
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from remove" -s a -l account -d 'The account that acts' -r
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from remove" -l password-file -d 'Reads the account\'s password from a file; `-` is standard input' -r -F
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from remove" -l password-fd -d 'Reads the account\'s password from an open file descriptor, a line at a time, instead of from a file' -r
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from remove" -l max-kdf-memory -d 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]' -r
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from remove" -l color -d 'When to use colours' -r -f -a "auto\t'On terminals, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from remove" -l home -d 'Keeps everything in this folder instead of the user\'s own' -r -F
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from remove" -l config -d 'The configuration file' -r -F
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from remove" -l yes -d 'Removes it without asking'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from remove" -l json -d 'Prints the result as one JSON object'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from remove" -s q -l quiet -d 'Says less on standard error'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from remove" -s v -l verbose -d 'Says on standard error which node and block were asked, and how often'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from remove" -l no-input -d 'Never asks: a question that no option answers ends the command; so it is where `CI` is set'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from remove" -l allow-insecure-rpc -d 'Allows a node to be asked over plain http beyond this machine'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from remove" -l verify-state -d 'Simulates here, over state that the node proves against the block\'s state root, instead of believing its simulation'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from remove" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from export" -l out -d 'The new file to write' -r -F
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from export" -s n -l network -d 'The network: mainnet, hoodi, sepolia, or a registry file\'s own name' -r
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from export" -l rpc-url -d 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails' -r
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from export" -l rate -d 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]' -r
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from export" -l registry -d 'A registry file laid over the built-in one: a local chain, a new venue' -r -F
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from export" -s a -l account -d 'The account that acts' -r
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from export" -l password-file -d 'Reads the account\'s password from a file; `-` is standard input' -r -F
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from export" -l password-fd -d 'Reads the account\'s password from an open file descriptor, a line at a time, instead of from a file' -r
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from export" -l max-kdf-memory -d 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]' -r
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from export" -l color -d 'When to use colours' -r -f -a "auto\t'On terminals, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from export" -l home -d 'Keeps everything in this folder instead of the user\'s own' -r -F
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from export" -l config -d 'The configuration file' -r -F
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from export" -l private-key -d 'Gives the private key itself, on the terminal or in `--out`'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from export" -l mnemonic -d 'Gives the words of the mnemonic themselves, on the terminal or in `--out`'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from export" -l json -d 'Prints the result as one JSON object'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from export" -s q -l quiet -d 'Says less on standard error'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from export" -s v -l verbose -d 'Says on standard error which node and block were asked, and how often'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from export" -l no-input -d 'Never asks: a question that no option answers ends the command; so it is where `CI` is set'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from export" -l allow-insecure-rpc -d 'Allows a node to be asked over plain http beyond this machine'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from export" -l verify-state -d 'Simulates here, over state that the node proves against the block\'s state root, instead of believing its simulation'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from export" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from sign-message" -l file -d 'Signs what a file holds, byte by byte; `-` is standard input' -r -F
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from sign-message" -l hex -d 'Signs these bytes, written as 0x and hex digits' -r
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from sign-message" -l accept-risks -d 'Accepts what the review shows in red, by the hash that is signed' -r
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from sign-message" -s n -l network -d 'The network: mainnet, hoodi, sepolia, or a registry file\'s own name' -r
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from sign-message" -l rpc-url -d 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails' -r
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from sign-message" -l rate -d 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]' -r
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from sign-message" -l registry -d 'A registry file laid over the built-in one: a local chain, a new venue' -r -F
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from sign-message" -s a -l account -d 'The account that acts' -r
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from sign-message" -l password-file -d 'Reads the account\'s password from a file; `-` is standard input' -r -F
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from sign-message" -l password-fd -d 'Reads the account\'s password from an open file descriptor, a line at a time, instead of from a file' -r
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from sign-message" -l max-kdf-memory -d 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]' -r
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from sign-message" -l color -d 'When to use colours' -r -f -a "auto\t'On terminals, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from sign-message" -l home -d 'Keeps everything in this folder instead of the user\'s own' -r -F
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from sign-message" -l config -d 'The configuration file' -r -F
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from sign-message" -s y -l yes -d 'Answers the review with yes; never what it shows in red'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from sign-message" -l json -d 'Prints the result as one JSON object'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from sign-message" -s q -l quiet -d 'Says less on standard error'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from sign-message" -s v -l verbose -d 'Says on standard error which node and block were asked, and how often'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from sign-message" -l no-input -d 'Never asks: a question that no option answers ends the command; so it is where `CI` is set'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from sign-message" -l allow-insecure-rpc -d 'Allows a node to be asked over plain http beyond this machine'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from sign-message" -l verify-state -d 'Simulates here, over state that the node proves against the block\'s state root, instead of believing its simulation'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from sign-message" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from sign-typed" -l accept-risks -d 'Accepts what the review shows in red, by the hash that is signed' -r
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from sign-typed" -l allow-unknown -d 'Allows an address outside the registry: the message\'s contract, or whom it gives power' -r
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from sign-typed" -s n -l network -d 'The network: mainnet, hoodi, sepolia, or a registry file\'s own name' -r
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from sign-typed" -l rpc-url -d 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails' -r
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from sign-typed" -l rate -d 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]' -r
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from sign-typed" -l registry -d 'A registry file laid over the built-in one: a local chain, a new venue' -r -F
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from sign-typed" -s a -l account -d 'The account that acts' -r
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from sign-typed" -l password-file -d 'Reads the account\'s password from a file; `-` is standard input' -r -F
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from sign-typed" -l password-fd -d 'Reads the account\'s password from an open file descriptor, a line at a time, instead of from a file' -r
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from sign-typed" -l max-kdf-memory -d 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]' -r
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from sign-typed" -l color -d 'When to use colours' -r -f -a "auto\t'On terminals, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from sign-typed" -l home -d 'Keeps everything in this folder instead of the user\'s own' -r -F
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from sign-typed" -l config -d 'The configuration file' -r -F
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from sign-typed" -s y -l yes -d 'Answers the review with yes; never what it shows in red'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from sign-typed" -l json -d 'Prints the result as one JSON object'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from sign-typed" -s q -l quiet -d 'Says less on standard error'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from sign-typed" -s v -l verbose -d 'Says on standard error which node and block were asked, and how often'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from sign-typed" -l no-input -d 'Never asks: a question that no option answers ends the command; so it is where `CI` is set'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from sign-typed" -l allow-insecure-rpc -d 'Allows a node to be asked over plain http beyond this machine'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from sign-typed" -l verify-state -d 'Simulates here, over state that the node proves against the block\'s state root, instead of believing its simulation'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from sign-typed" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from remember" -s n -l network -d 'The network: mainnet, hoodi, sepolia, or a registry file\'s own name' -r
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from remember" -l rpc-url -d 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails' -r
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from remember" -l rate -d 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]' -r
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from remember" -l registry -d 'A registry file laid over the built-in one: a local chain, a new venue' -r -F
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from remember" -s a -l account -d 'The account that acts' -r
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from remember" -l password-file -d 'Reads the account\'s password from a file; `-` is standard input' -r -F
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from remember" -l password-fd -d 'Reads the account\'s password from an open file descriptor, a line at a time, instead of from a file' -r
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from remember" -l max-kdf-memory -d 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]' -r
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from remember" -l color -d 'When to use colours' -r -f -a "auto\t'On terminals, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from remember" -l home -d 'Keeps everything in this folder instead of the user\'s own' -r -F
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from remember" -l config -d 'The configuration file' -r -F
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from remember" -l json -d 'Prints the result as one JSON object'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from remember" -s q -l quiet -d 'Says less on standard error'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from remember" -s v -l verbose -d 'Says on standard error which node and block were asked, and how often'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from remember" -l no-input -d 'Never asks: a question that no option answers ends the command; so it is where `CI` is set'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from remember" -l allow-insecure-rpc -d 'Allows a node to be asked over plain http beyond this machine'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from remember" -l verify-state -d 'Simulates here, over state that the node proves against the block\'s state root, instead of believing its simulation'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from remember" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from forget" -s n -l network -d 'The network: mainnet, hoodi, sepolia, or a registry file\'s own name' -r
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from forget" -l rpc-url -d 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails' -r
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from forget" -l rate -d 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]' -r
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from forget" -l registry -d 'A registry file laid over the built-in one: a local chain, a new venue' -r -F
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from forget" -s a -l account -d 'The account that acts' -r
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from forget" -l password-file -d 'Reads the account\'s password from a file; `-` is standard input' -r -F
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from forget" -l password-fd -d 'Reads the account\'s password from an open file descriptor, a line at a time, instead of from a file' -r
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from forget" -l max-kdf-memory -d 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]' -r
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from forget" -l color -d 'When to use colours' -r -f -a "auto\t'On terminals, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from forget" -l home -d 'Keeps everything in this folder instead of the user\'s own' -r -F
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from forget" -l config -d 'The configuration file' -r -F
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from forget" -l json -d 'Prints the result as one JSON object'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from forget" -s q -l quiet -d 'Says less on standard error'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from forget" -s v -l verbose -d 'Says on standard error which node and block were asked, and how often'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from forget" -l no-input -d 'Never asks: a question that no option answers ends the command; so it is where `CI` is set'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from forget" -l allow-insecure-rpc -d 'Allows a node to be asked over plain http beyond this machine'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from forget" -l verify-state -d 'Simulates here, over state that the node proves against the block\'s state root, instead of believing its simulation'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from forget" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from upgrade" -s n -l network -d 'The network: mainnet, hoodi, sepolia, or a registry file\'s own name' -r
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from upgrade" -l rpc-url -d 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails' -r
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from upgrade" -l rate -d 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]' -r
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from upgrade" -l registry -d 'A registry file laid over the built-in one: a local chain, a new venue' -r -F
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from upgrade" -s a -l account -d 'The account that acts' -r
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from upgrade" -l password-file -d 'Reads the account\'s password from a file; `-` is standard input' -r -F
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from upgrade" -l password-fd -d 'Reads the account\'s password from an open file descriptor, a line at a time, instead of from a file' -r
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from upgrade" -l max-kdf-memory -d 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]' -r
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from upgrade" -l color -d 'When to use colours' -r -f -a "auto\t'On terminals, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from upgrade" -l home -d 'Keeps everything in this folder instead of the user\'s own' -r -F
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from upgrade" -l config -d 'The configuration file' -r -F
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from upgrade" -l json -d 'Prints the result as one JSON object'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from upgrade" -s q -l quiet -d 'Says less on standard error'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from upgrade" -s v -l verbose -d 'Says on standard error which node and block were asked, and how often'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from upgrade" -l no-input -d 'Never asks: a question that no option answers ends the command; so it is where `CI` is set'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from upgrade" -l allow-insecure-rpc -d 'Allows a node to be asked over plain http beyond this machine'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from upgrade" -l verify-state -d 'Simulates here, over state that the node proves against the block\'s state root, instead of believing its simulation'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from upgrade" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from password" -l new-password-file -d 'Reads the new password from a file; `-` is standard input' -r -F
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from password" -s n -l network -d 'The network: mainnet, hoodi, sepolia, or a registry file\'s own name' -r
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from password" -l rpc-url -d 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails' -r
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from password" -l rate -d 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]' -r
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from password" -l registry -d 'A registry file laid over the built-in one: a local chain, a new venue' -r -F
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from password" -s a -l account -d 'The account that acts' -r
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from password" -l password-file -d 'Reads the account\'s password from a file; `-` is standard input' -r -F
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from password" -l password-fd -d 'Reads the account\'s password from an open file descriptor, a line at a time, instead of from a file' -r
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from password" -l max-kdf-memory -d 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]' -r
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from password" -l color -d 'When to use colours' -r -f -a "auto\t'On terminals, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from password" -l home -d 'Keeps everything in this folder instead of the user\'s own' -r -F
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from password" -l config -d 'The configuration file' -r -F
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from password" -l json -d 'Prints the result as one JSON object'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from password" -s q -l quiet -d 'Says less on standard error'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from password" -s v -l verbose -d 'Says on standard error which node and block were asked, and how often'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from password" -l no-input -d 'Never asks: a question that no option answers ends the command; so it is where `CI` is set'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from password" -l allow-insecure-rpc -d 'Allows a node to be asked over plain http beyond this machine'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from password" -l verify-state -d 'Simulates here, over state that the node proves against the block\'s state root, instead of believing its simulation'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from password" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from default" -s n -l network -d 'The network: mainnet, hoodi, sepolia, or a registry file\'s own name' -r
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from default" -l rpc-url -d 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails' -r
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from default" -l rate -d 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]' -r
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from default" -l registry -d 'A registry file laid over the built-in one: a local chain, a new venue' -r -F
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from default" -s a -l account -d 'The account that acts' -r
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from default" -l password-file -d 'Reads the account\'s password from a file; `-` is standard input' -r -F
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from default" -l password-fd -d 'Reads the account\'s password from an open file descriptor, a line at a time, instead of from a file' -r
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from default" -l max-kdf-memory -d 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]' -r
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from default" -l color -d 'When to use colours' -r -f -a "auto\t'On terminals, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from default" -l home -d 'Keeps everything in this folder instead of the user\'s own' -r -F
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from default" -l config -d 'The configuration file' -r -F
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from default" -l json -d 'Prints the result as one JSON object'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from default" -s q -l quiet -d 'Says less on standard error'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from default" -s v -l verbose -d 'Says on standard error which node and block were asked, and how often'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from default" -l no-input -d 'Never asks: a question that no option answers ends the command; so it is where `CI` is set'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from default" -l allow-insecure-rpc -d 'Allows a node to be asked over plain http beyond this machine'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from default" -l verify-state -d 'Simulates here, over state that the node proves against the block\'s state root, instead of believing its simulation'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from default" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from help" -f -a "new" -d 'Make an account from a new mnemonic'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from help" -f -a "import" -d 'Import a mnemonic, a private key or a keystore file'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from help" -f -a "ledger" -d 'Add an account whose keys are in a Ledger'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from help" -f -a "trezor" -d 'Add an account whose keys are in a Trezor'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from help" -f -a "watch" -d 'Watch an address without a key'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from help" -f -a "list" -d 'List the accounts'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from help" -f -a "show" -d 'Show one account and its addresses, else the one that acts'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from help" -f -a "verify" -d 'Compare an account\'s address with the one that its device shows'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from help" -f -a "rename" -d 'Give an account another name'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from help" -f -a "remove" -d 'Remove an account and its encrypted key'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from help" -f -a "export" -d 'Write an account\'s key to a keystore file, or show it'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from help" -f -a "sign-message" -d 'Sign a text or bytes (EIP-191), as to log in somewhere or to vouch for something'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from help" -f -a "sign-typed" -d 'Sign typed data (EIP-712), such as a permit or an owner\'s word for a Safe'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from help" -f -a "remember" -d 'Keep an account\'s password in the system\'s keyring'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from help" -f -a "forget" -d 'Delete an account\'s password from the system\'s keyring'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from help" -f -a "upgrade" -d 'Encrypt an account\'s key anew where its file is weaker than one written today'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from help" -f -a "password" -d 'Change an account\'s password'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from help" -f -a "default" -d 'Make an account the one that acts where none is named'
complete -c restake -n "__fish_restake_using_subcommand account; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c restake -n "__fish_restake_using_subcommand venues" -s n -l network -d 'The network: mainnet, hoodi, sepolia, or a registry file\'s own name' -r
complete -c restake -n "__fish_restake_using_subcommand venues" -l rpc-url -d 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails' -r
complete -c restake -n "__fish_restake_using_subcommand venues" -l rate -d 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]' -r
complete -c restake -n "__fish_restake_using_subcommand venues" -l registry -d 'A registry file laid over the built-in one: a local chain, a new venue' -r -F
complete -c restake -n "__fish_restake_using_subcommand venues" -s a -l account -d 'The account that acts' -r
complete -c restake -n "__fish_restake_using_subcommand venues" -l password-file -d 'Reads the account\'s password from a file; `-` is standard input' -r -F
complete -c restake -n "__fish_restake_using_subcommand venues" -l password-fd -d 'Reads the account\'s password from an open file descriptor, a line at a time, instead of from a file' -r
complete -c restake -n "__fish_restake_using_subcommand venues" -l max-kdf-memory -d 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]' -r
complete -c restake -n "__fish_restake_using_subcommand venues" -l color -d 'When to use colours' -r -f -a "auto\t'On terminals, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c restake -n "__fish_restake_using_subcommand venues" -l home -d 'Keeps everything in this folder instead of the user\'s own' -r -F
complete -c restake -n "__fish_restake_using_subcommand venues" -l config -d 'The configuration file' -r -F
complete -c restake -n "__fish_restake_using_subcommand venues" -l json -d 'Prints the result as one JSON object'
complete -c restake -n "__fish_restake_using_subcommand venues" -s q -l quiet -d 'Says less on standard error'
complete -c restake -n "__fish_restake_using_subcommand venues" -s v -l verbose -d 'Says on standard error which node and block were asked, and how often'
complete -c restake -n "__fish_restake_using_subcommand venues" -l no-input -d 'Never asks: a question that no option answers ends the command; so it is where `CI` is set'
complete -c restake -n "__fish_restake_using_subcommand venues" -l allow-insecure-rpc -d 'Allows a node to be asked over plain http beyond this machine'
complete -c restake -n "__fish_restake_using_subcommand venues" -l verify-state -d 'Simulates here, over state that the node proves against the block\'s state root, instead of believing its simulation'
complete -c restake -n "__fish_restake_using_subcommand venues" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c restake -n "__fish_restake_using_subcommand stake" -l with -d 'Where: a venue\'s id' -r
complete -c restake -n "__fish_restake_using_subcommand stake" -l save -d 'Writes the plan instead of signing it, with all that `restake sign` needs where there is no network' -r -F
complete -c restake -n "__fish_restake_using_subcommand stake" -l max-fee -d 'The most a unit of gas may cost' -r
complete -c restake -n "__fish_restake_using_subcommand stake" -l priority-fee -d 'What of it goes to the block builder' -r
complete -c restake -n "__fish_restake_using_subcommand stake" -l gas-limit -d 'The gas limit of each transaction, instead of the simulated gas and a quarter more' -r
complete -c restake -n "__fish_restake_using_subcommand stake" -l nonce -d 'The first transaction\'s nonce, instead of the account\'s next' -r
complete -c restake -n "__fish_restake_using_subcommand stake" -l confirmations -d 'How many blocks make a transaction final; its own is the first' -r
complete -c restake -n "__fish_restake_using_subcommand stake" -l timeout -d 'How many seconds to wait for each transaction\'s block [default: 900]' -r
complete -c restake -n "__fish_restake_using_subcommand stake" -l slippage -d 'How much less than quoted may arrive [default: 0.5%]' -r
complete -c restake -n "__fish_restake_using_subcommand stake" -l accept-terms -d 'Accepts an operator\'s slashing terms by their digest' -r
complete -c restake -n "__fish_restake_using_subcommand stake" -l allow-unknown -d 'Allows a contract outside the registry' -r
complete -c restake -n "__fish_restake_using_subcommand stake" -l export -d 'Writes the plan for somebody else to sign: as a batch for a Safe, or as unsigned transactions' -r -f -a "safe\t'A batch for the Safe app\'s Transaction Builder, and the hashes that its signers compare'
unsigned\t'The bytes of each unsigned transaction, and the hash that is signed'"
complete -c restake -n "__fish_restake_using_subcommand stake" -l out -d 'Writes the export into a file instead of standard output' -r -F
complete -c restake -n "__fish_restake_using_subcommand stake" -l safe-nonce -d 'The Safe\'s nonce that the transaction gets [default: the Safe\'s next]' -r
complete -c restake -n "__fish_restake_using_subcommand stake" -l safe-version -d 'The Safe\'s version [default: what the Safe says]' -r -f -a "1.3.0\t'1.3.0'
1.4.1\t'1.4.1'
1.5.0\t'1.5.0'"
complete -c restake -n "__fish_restake_using_subcommand stake" -l multi-send -d 'The `MultiSendCallOnly` contract that joins several calls [default: the version\'s canonical one]' -r
complete -c restake -n "__fish_restake_using_subcommand stake" -s n -l network -d 'The network: mainnet, hoodi, sepolia, or a registry file\'s own name' -r
complete -c restake -n "__fish_restake_using_subcommand stake" -l rpc-url -d 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails' -r
complete -c restake -n "__fish_restake_using_subcommand stake" -l rate -d 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]' -r
complete -c restake -n "__fish_restake_using_subcommand stake" -l registry -d 'A registry file laid over the built-in one: a local chain, a new venue' -r -F
complete -c restake -n "__fish_restake_using_subcommand stake" -s a -l account -d 'The account that acts' -r
complete -c restake -n "__fish_restake_using_subcommand stake" -l password-file -d 'Reads the account\'s password from a file; `-` is standard input' -r -F
complete -c restake -n "__fish_restake_using_subcommand stake" -l password-fd -d 'Reads the account\'s password from an open file descriptor, a line at a time, instead of from a file' -r
complete -c restake -n "__fish_restake_using_subcommand stake" -l max-kdf-memory -d 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]' -r
complete -c restake -n "__fish_restake_using_subcommand stake" -l color -d 'When to use colours' -r -f -a "auto\t'On terminals, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c restake -n "__fish_restake_using_subcommand stake" -l home -d 'Keeps everything in this folder instead of the user\'s own' -r -F
complete -c restake -n "__fish_restake_using_subcommand stake" -l config -d 'The configuration file' -r -F
complete -c restake -n "__fish_restake_using_subcommand stake" -l wrap -d 'Wraps what comes out, such as stETH into wstETH'
complete -c restake -n "__fish_restake_using_subcommand stake" -s y -l yes -d 'Answers the review with yes; never a bound or a term'
complete -c restake -n "__fish_restake_using_subcommand stake" -l dry-run -d 'Simulates, shows and stops'
complete -c restake -n "__fish_restake_using_subcommand stake" -l no-wait -d 'Returns when the last transaction is sent'
complete -c restake -n "__fish_restake_using_subcommand stake" -l qr -d 'Shows unsigned transactions as QR codes, on standard error'
complete -c restake -n "__fish_restake_using_subcommand stake" -l json -d 'Prints the result as one JSON object'
complete -c restake -n "__fish_restake_using_subcommand stake" -s q -l quiet -d 'Says less on standard error'
complete -c restake -n "__fish_restake_using_subcommand stake" -s v -l verbose -d 'Says on standard error which node and block were asked, and how often'
complete -c restake -n "__fish_restake_using_subcommand stake" -l no-input -d 'Never asks: a question that no option answers ends the command; so it is where `CI` is set'
complete -c restake -n "__fish_restake_using_subcommand stake" -l allow-insecure-rpc -d 'Allows a node to be asked over plain http beyond this machine'
complete -c restake -n "__fish_restake_using_subcommand stake" -l verify-state -d 'Simulates here, over state that the node proves against the block\'s state root, instead of believing its simulation'
complete -c restake -n "__fish_restake_using_subcommand stake" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c restake -n "__fish_restake_using_subcommand deposit" -l into -d 'Where to, such as `kelp` or `eigenlayer/steth`' -r
complete -c restake -n "__fish_restake_using_subcommand deposit" -l save -d 'Writes the plan instead of signing it, with all that `restake sign` needs where there is no network' -r -F
complete -c restake -n "__fish_restake_using_subcommand deposit" -l max-fee -d 'The most a unit of gas may cost' -r
complete -c restake -n "__fish_restake_using_subcommand deposit" -l priority-fee -d 'What of it goes to the block builder' -r
complete -c restake -n "__fish_restake_using_subcommand deposit" -l gas-limit -d 'The gas limit of each transaction, instead of the simulated gas and a quarter more' -r
complete -c restake -n "__fish_restake_using_subcommand deposit" -l nonce -d 'The first transaction\'s nonce, instead of the account\'s next' -r
complete -c restake -n "__fish_restake_using_subcommand deposit" -l confirmations -d 'How many blocks make a transaction final; its own is the first' -r
complete -c restake -n "__fish_restake_using_subcommand deposit" -l timeout -d 'How many seconds to wait for each transaction\'s block [default: 900]' -r
complete -c restake -n "__fish_restake_using_subcommand deposit" -l slippage -d 'How much less than quoted may arrive [default: 0.5%]' -r
complete -c restake -n "__fish_restake_using_subcommand deposit" -l accept-terms -d 'Accepts an operator\'s slashing terms by their digest' -r
complete -c restake -n "__fish_restake_using_subcommand deposit" -l allow-unknown -d 'Allows a contract outside the registry' -r
complete -c restake -n "__fish_restake_using_subcommand deposit" -l export -d 'Writes the plan for somebody else to sign: as a batch for a Safe, or as unsigned transactions' -r -f -a "safe\t'A batch for the Safe app\'s Transaction Builder, and the hashes that its signers compare'
unsigned\t'The bytes of each unsigned transaction, and the hash that is signed'"
complete -c restake -n "__fish_restake_using_subcommand deposit" -l out -d 'Writes the export into a file instead of standard output' -r -F
complete -c restake -n "__fish_restake_using_subcommand deposit" -l safe-nonce -d 'The Safe\'s nonce that the transaction gets [default: the Safe\'s next]' -r
complete -c restake -n "__fish_restake_using_subcommand deposit" -l safe-version -d 'The Safe\'s version [default: what the Safe says]' -r -f -a "1.3.0\t'1.3.0'
1.4.1\t'1.4.1'
1.5.0\t'1.5.0'"
complete -c restake -n "__fish_restake_using_subcommand deposit" -l multi-send -d 'The `MultiSendCallOnly` contract that joins several calls [default: the version\'s canonical one]' -r
complete -c restake -n "__fish_restake_using_subcommand deposit" -s n -l network -d 'The network: mainnet, hoodi, sepolia, or a registry file\'s own name' -r
complete -c restake -n "__fish_restake_using_subcommand deposit" -l rpc-url -d 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails' -r
complete -c restake -n "__fish_restake_using_subcommand deposit" -l rate -d 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]' -r
complete -c restake -n "__fish_restake_using_subcommand deposit" -l registry -d 'A registry file laid over the built-in one: a local chain, a new venue' -r -F
complete -c restake -n "__fish_restake_using_subcommand deposit" -s a -l account -d 'The account that acts' -r
complete -c restake -n "__fish_restake_using_subcommand deposit" -l password-file -d 'Reads the account\'s password from a file; `-` is standard input' -r -F
complete -c restake -n "__fish_restake_using_subcommand deposit" -l password-fd -d 'Reads the account\'s password from an open file descriptor, a line at a time, instead of from a file' -r
complete -c restake -n "__fish_restake_using_subcommand deposit" -l max-kdf-memory -d 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]' -r
complete -c restake -n "__fish_restake_using_subcommand deposit" -l color -d 'When to use colours' -r -f -a "auto\t'On terminals, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c restake -n "__fish_restake_using_subcommand deposit" -l home -d 'Keeps everything in this folder instead of the user\'s own' -r -F
complete -c restake -n "__fish_restake_using_subcommand deposit" -l config -d 'The configuration file' -r -F
complete -c restake -n "__fish_restake_using_subcommand deposit" -s y -l yes -d 'Answers the review with yes; never a bound or a term'
complete -c restake -n "__fish_restake_using_subcommand deposit" -l dry-run -d 'Simulates, shows and stops'
complete -c restake -n "__fish_restake_using_subcommand deposit" -l no-wait -d 'Returns when the last transaction is sent'
complete -c restake -n "__fish_restake_using_subcommand deposit" -l qr -d 'Shows unsigned transactions as QR codes, on standard error'
complete -c restake -n "__fish_restake_using_subcommand deposit" -l json -d 'Prints the result as one JSON object'
complete -c restake -n "__fish_restake_using_subcommand deposit" -s q -l quiet -d 'Says less on standard error'
complete -c restake -n "__fish_restake_using_subcommand deposit" -s v -l verbose -d 'Says on standard error which node and block were asked, and how often'
complete -c restake -n "__fish_restake_using_subcommand deposit" -l no-input -d 'Never asks: a question that no option answers ends the command; so it is where `CI` is set'
complete -c restake -n "__fish_restake_using_subcommand deposit" -l allow-insecure-rpc -d 'Allows a node to be asked over plain http beyond this machine'
complete -c restake -n "__fish_restake_using_subcommand deposit" -l verify-state -d 'Simulates here, over state that the node proves against the block\'s state root, instead of believing its simulation'
complete -c restake -n "__fish_restake_using_subcommand deposit" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c restake -n "__fish_restake_using_subcommand wrap" -l save -d 'Writes the plan instead of signing it, with all that `restake sign` needs where there is no network' -r -F
complete -c restake -n "__fish_restake_using_subcommand wrap" -l max-fee -d 'The most a unit of gas may cost' -r
complete -c restake -n "__fish_restake_using_subcommand wrap" -l priority-fee -d 'What of it goes to the block builder' -r
complete -c restake -n "__fish_restake_using_subcommand wrap" -l gas-limit -d 'The gas limit of each transaction, instead of the simulated gas and a quarter more' -r
complete -c restake -n "__fish_restake_using_subcommand wrap" -l nonce -d 'The first transaction\'s nonce, instead of the account\'s next' -r
complete -c restake -n "__fish_restake_using_subcommand wrap" -l confirmations -d 'How many blocks make a transaction final; its own is the first' -r
complete -c restake -n "__fish_restake_using_subcommand wrap" -l timeout -d 'How many seconds to wait for each transaction\'s block [default: 900]' -r
complete -c restake -n "__fish_restake_using_subcommand wrap" -l slippage -d 'How much less than quoted may arrive [default: 0.5%]' -r
complete -c restake -n "__fish_restake_using_subcommand wrap" -l accept-terms -d 'Accepts an operator\'s slashing terms by their digest' -r
complete -c restake -n "__fish_restake_using_subcommand wrap" -l allow-unknown -d 'Allows a contract outside the registry' -r
complete -c restake -n "__fish_restake_using_subcommand wrap" -l export -d 'Writes the plan for somebody else to sign: as a batch for a Safe, or as unsigned transactions' -r -f -a "safe\t'A batch for the Safe app\'s Transaction Builder, and the hashes that its signers compare'
unsigned\t'The bytes of each unsigned transaction, and the hash that is signed'"
complete -c restake -n "__fish_restake_using_subcommand wrap" -l out -d 'Writes the export into a file instead of standard output' -r -F
complete -c restake -n "__fish_restake_using_subcommand wrap" -l safe-nonce -d 'The Safe\'s nonce that the transaction gets [default: the Safe\'s next]' -r
complete -c restake -n "__fish_restake_using_subcommand wrap" -l safe-version -d 'The Safe\'s version [default: what the Safe says]' -r -f -a "1.3.0\t'1.3.0'
1.4.1\t'1.4.1'
1.5.0\t'1.5.0'"
complete -c restake -n "__fish_restake_using_subcommand wrap" -l multi-send -d 'The `MultiSendCallOnly` contract that joins several calls [default: the version\'s canonical one]' -r
complete -c restake -n "__fish_restake_using_subcommand wrap" -s n -l network -d 'The network: mainnet, hoodi, sepolia, or a registry file\'s own name' -r
complete -c restake -n "__fish_restake_using_subcommand wrap" -l rpc-url -d 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails' -r
complete -c restake -n "__fish_restake_using_subcommand wrap" -l rate -d 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]' -r
complete -c restake -n "__fish_restake_using_subcommand wrap" -l registry -d 'A registry file laid over the built-in one: a local chain, a new venue' -r -F
complete -c restake -n "__fish_restake_using_subcommand wrap" -s a -l account -d 'The account that acts' -r
complete -c restake -n "__fish_restake_using_subcommand wrap" -l password-file -d 'Reads the account\'s password from a file; `-` is standard input' -r -F
complete -c restake -n "__fish_restake_using_subcommand wrap" -l password-fd -d 'Reads the account\'s password from an open file descriptor, a line at a time, instead of from a file' -r
complete -c restake -n "__fish_restake_using_subcommand wrap" -l max-kdf-memory -d 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]' -r
complete -c restake -n "__fish_restake_using_subcommand wrap" -l color -d 'When to use colours' -r -f -a "auto\t'On terminals, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c restake -n "__fish_restake_using_subcommand wrap" -l home -d 'Keeps everything in this folder instead of the user\'s own' -r -F
complete -c restake -n "__fish_restake_using_subcommand wrap" -l config -d 'The configuration file' -r -F
complete -c restake -n "__fish_restake_using_subcommand wrap" -s y -l yes -d 'Answers the review with yes; never a bound or a term'
complete -c restake -n "__fish_restake_using_subcommand wrap" -l dry-run -d 'Simulates, shows and stops'
complete -c restake -n "__fish_restake_using_subcommand wrap" -l no-wait -d 'Returns when the last transaction is sent'
complete -c restake -n "__fish_restake_using_subcommand wrap" -l qr -d 'Shows unsigned transactions as QR codes, on standard error'
complete -c restake -n "__fish_restake_using_subcommand wrap" -l json -d 'Prints the result as one JSON object'
complete -c restake -n "__fish_restake_using_subcommand wrap" -s q -l quiet -d 'Says less on standard error'
complete -c restake -n "__fish_restake_using_subcommand wrap" -s v -l verbose -d 'Says on standard error which node and block were asked, and how often'
complete -c restake -n "__fish_restake_using_subcommand wrap" -l no-input -d 'Never asks: a question that no option answers ends the command; so it is where `CI` is set'
complete -c restake -n "__fish_restake_using_subcommand wrap" -l allow-insecure-rpc -d 'Allows a node to be asked over plain http beyond this machine'
complete -c restake -n "__fish_restake_using_subcommand wrap" -l verify-state -d 'Simulates here, over state that the node proves against the block\'s state root, instead of believing its simulation'
complete -c restake -n "__fish_restake_using_subcommand wrap" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c restake -n "__fish_restake_using_subcommand unwrap" -l save -d 'Writes the plan instead of signing it, with all that `restake sign` needs where there is no network' -r -F
complete -c restake -n "__fish_restake_using_subcommand unwrap" -l max-fee -d 'The most a unit of gas may cost' -r
complete -c restake -n "__fish_restake_using_subcommand unwrap" -l priority-fee -d 'What of it goes to the block builder' -r
complete -c restake -n "__fish_restake_using_subcommand unwrap" -l gas-limit -d 'The gas limit of each transaction, instead of the simulated gas and a quarter more' -r
complete -c restake -n "__fish_restake_using_subcommand unwrap" -l nonce -d 'The first transaction\'s nonce, instead of the account\'s next' -r
complete -c restake -n "__fish_restake_using_subcommand unwrap" -l confirmations -d 'How many blocks make a transaction final; its own is the first' -r
complete -c restake -n "__fish_restake_using_subcommand unwrap" -l timeout -d 'How many seconds to wait for each transaction\'s block [default: 900]' -r
complete -c restake -n "__fish_restake_using_subcommand unwrap" -l slippage -d 'How much less than quoted may arrive [default: 0.5%]' -r
complete -c restake -n "__fish_restake_using_subcommand unwrap" -l accept-terms -d 'Accepts an operator\'s slashing terms by their digest' -r
complete -c restake -n "__fish_restake_using_subcommand unwrap" -l allow-unknown -d 'Allows a contract outside the registry' -r
complete -c restake -n "__fish_restake_using_subcommand unwrap" -l export -d 'Writes the plan for somebody else to sign: as a batch for a Safe, or as unsigned transactions' -r -f -a "safe\t'A batch for the Safe app\'s Transaction Builder, and the hashes that its signers compare'
unsigned\t'The bytes of each unsigned transaction, and the hash that is signed'"
complete -c restake -n "__fish_restake_using_subcommand unwrap" -l out -d 'Writes the export into a file instead of standard output' -r -F
complete -c restake -n "__fish_restake_using_subcommand unwrap" -l safe-nonce -d 'The Safe\'s nonce that the transaction gets [default: the Safe\'s next]' -r
complete -c restake -n "__fish_restake_using_subcommand unwrap" -l safe-version -d 'The Safe\'s version [default: what the Safe says]' -r -f -a "1.3.0\t'1.3.0'
1.4.1\t'1.4.1'
1.5.0\t'1.5.0'"
complete -c restake -n "__fish_restake_using_subcommand unwrap" -l multi-send -d 'The `MultiSendCallOnly` contract that joins several calls [default: the version\'s canonical one]' -r
complete -c restake -n "__fish_restake_using_subcommand unwrap" -s n -l network -d 'The network: mainnet, hoodi, sepolia, or a registry file\'s own name' -r
complete -c restake -n "__fish_restake_using_subcommand unwrap" -l rpc-url -d 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails' -r
complete -c restake -n "__fish_restake_using_subcommand unwrap" -l rate -d 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]' -r
complete -c restake -n "__fish_restake_using_subcommand unwrap" -l registry -d 'A registry file laid over the built-in one: a local chain, a new venue' -r -F
complete -c restake -n "__fish_restake_using_subcommand unwrap" -s a -l account -d 'The account that acts' -r
complete -c restake -n "__fish_restake_using_subcommand unwrap" -l password-file -d 'Reads the account\'s password from a file; `-` is standard input' -r -F
complete -c restake -n "__fish_restake_using_subcommand unwrap" -l password-fd -d 'Reads the account\'s password from an open file descriptor, a line at a time, instead of from a file' -r
complete -c restake -n "__fish_restake_using_subcommand unwrap" -l max-kdf-memory -d 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]' -r
complete -c restake -n "__fish_restake_using_subcommand unwrap" -l color -d 'When to use colours' -r -f -a "auto\t'On terminals, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c restake -n "__fish_restake_using_subcommand unwrap" -l home -d 'Keeps everything in this folder instead of the user\'s own' -r -F
complete -c restake -n "__fish_restake_using_subcommand unwrap" -l config -d 'The configuration file' -r -F
complete -c restake -n "__fish_restake_using_subcommand unwrap" -s y -l yes -d 'Answers the review with yes; never a bound or a term'
complete -c restake -n "__fish_restake_using_subcommand unwrap" -l dry-run -d 'Simulates, shows and stops'
complete -c restake -n "__fish_restake_using_subcommand unwrap" -l no-wait -d 'Returns when the last transaction is sent'
complete -c restake -n "__fish_restake_using_subcommand unwrap" -l qr -d 'Shows unsigned transactions as QR codes, on standard error'
complete -c restake -n "__fish_restake_using_subcommand unwrap" -l json -d 'Prints the result as one JSON object'
complete -c restake -n "__fish_restake_using_subcommand unwrap" -s q -l quiet -d 'Says less on standard error'
complete -c restake -n "__fish_restake_using_subcommand unwrap" -s v -l verbose -d 'Says on standard error which node and block were asked, and how often'
complete -c restake -n "__fish_restake_using_subcommand unwrap" -l no-input -d 'Never asks: a question that no option answers ends the command; so it is where `CI` is set'
complete -c restake -n "__fish_restake_using_subcommand unwrap" -l allow-insecure-rpc -d 'Allows a node to be asked over plain http beyond this machine'
complete -c restake -n "__fish_restake_using_subcommand unwrap" -l verify-state -d 'Simulates here, over state that the node proves against the block\'s state root, instead of believing its simulation'
complete -c restake -n "__fish_restake_using_subcommand unwrap" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c restake -n "__fish_restake_using_subcommand unstake" -l for -d 'What to take out, where the venue offers several [default: ETH]' -r
complete -c restake -n "__fish_restake_using_subcommand unstake" -l save -d 'Writes the plan instead of signing it, with all that `restake sign` needs where there is no network' -r -F
complete -c restake -n "__fish_restake_using_subcommand unstake" -l max-fee -d 'The most a unit of gas may cost' -r
complete -c restake -n "__fish_restake_using_subcommand unstake" -l priority-fee -d 'What of it goes to the block builder' -r
complete -c restake -n "__fish_restake_using_subcommand unstake" -l gas-limit -d 'The gas limit of each transaction, instead of the simulated gas and a quarter more' -r
complete -c restake -n "__fish_restake_using_subcommand unstake" -l nonce -d 'The first transaction\'s nonce, instead of the account\'s next' -r
complete -c restake -n "__fish_restake_using_subcommand unstake" -l confirmations -d 'How many blocks make a transaction final; its own is the first' -r
complete -c restake -n "__fish_restake_using_subcommand unstake" -l timeout -d 'How many seconds to wait for each transaction\'s block [default: 900]' -r
complete -c restake -n "__fish_restake_using_subcommand unstake" -l slippage -d 'How much less than quoted may arrive [default: 0.5%]' -r
complete -c restake -n "__fish_restake_using_subcommand unstake" -l accept-terms -d 'Accepts an operator\'s slashing terms by their digest' -r
complete -c restake -n "__fish_restake_using_subcommand unstake" -l allow-unknown -d 'Allows a contract outside the registry' -r
complete -c restake -n "__fish_restake_using_subcommand unstake" -l export -d 'Writes the plan for somebody else to sign: as a batch for a Safe, or as unsigned transactions' -r -f -a "safe\t'A batch for the Safe app\'s Transaction Builder, and the hashes that its signers compare'
unsigned\t'The bytes of each unsigned transaction, and the hash that is signed'"
complete -c restake -n "__fish_restake_using_subcommand unstake" -l out -d 'Writes the export into a file instead of standard output' -r -F
complete -c restake -n "__fish_restake_using_subcommand unstake" -l safe-nonce -d 'The Safe\'s nonce that the transaction gets [default: the Safe\'s next]' -r
complete -c restake -n "__fish_restake_using_subcommand unstake" -l safe-version -d 'The Safe\'s version [default: what the Safe says]' -r -f -a "1.3.0\t'1.3.0'
1.4.1\t'1.4.1'
1.5.0\t'1.5.0'"
complete -c restake -n "__fish_restake_using_subcommand unstake" -l multi-send -d 'The `MultiSendCallOnly` contract that joins several calls [default: the version\'s canonical one]' -r
complete -c restake -n "__fish_restake_using_subcommand unstake" -s n -l network -d 'The network: mainnet, hoodi, sepolia, or a registry file\'s own name' -r
complete -c restake -n "__fish_restake_using_subcommand unstake" -l rpc-url -d 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails' -r
complete -c restake -n "__fish_restake_using_subcommand unstake" -l rate -d 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]' -r
complete -c restake -n "__fish_restake_using_subcommand unstake" -l registry -d 'A registry file laid over the built-in one: a local chain, a new venue' -r -F
complete -c restake -n "__fish_restake_using_subcommand unstake" -s a -l account -d 'The account that acts' -r
complete -c restake -n "__fish_restake_using_subcommand unstake" -l password-file -d 'Reads the account\'s password from a file; `-` is standard input' -r -F
complete -c restake -n "__fish_restake_using_subcommand unstake" -l password-fd -d 'Reads the account\'s password from an open file descriptor, a line at a time, instead of from a file' -r
complete -c restake -n "__fish_restake_using_subcommand unstake" -l max-kdf-memory -d 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]' -r
complete -c restake -n "__fish_restake_using_subcommand unstake" -l color -d 'When to use colours' -r -f -a "auto\t'On terminals, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c restake -n "__fish_restake_using_subcommand unstake" -l home -d 'Keeps everything in this folder instead of the user\'s own' -r -F
complete -c restake -n "__fish_restake_using_subcommand unstake" -l config -d 'The configuration file' -r -F
complete -c restake -n "__fish_restake_using_subcommand unstake" -s y -l yes -d 'Answers the review with yes; never a bound or a term'
complete -c restake -n "__fish_restake_using_subcommand unstake" -l dry-run -d 'Simulates, shows and stops'
complete -c restake -n "__fish_restake_using_subcommand unstake" -l no-wait -d 'Returns when the last transaction is sent'
complete -c restake -n "__fish_restake_using_subcommand unstake" -l qr -d 'Shows unsigned transactions as QR codes, on standard error'
complete -c restake -n "__fish_restake_using_subcommand unstake" -l json -d 'Prints the result as one JSON object'
complete -c restake -n "__fish_restake_using_subcommand unstake" -s q -l quiet -d 'Says less on standard error'
complete -c restake -n "__fish_restake_using_subcommand unstake" -s v -l verbose -d 'Says on standard error which node and block were asked, and how often'
complete -c restake -n "__fish_restake_using_subcommand unstake" -l no-input -d 'Never asks: a question that no option answers ends the command; so it is where `CI` is set'
complete -c restake -n "__fish_restake_using_subcommand unstake" -l allow-insecure-rpc -d 'Allows a node to be asked over plain http beyond this machine'
complete -c restake -n "__fish_restake_using_subcommand unstake" -l verify-state -d 'Simulates here, over state that the node proves against the block\'s state root, instead of believing its simulation'
complete -c restake -n "__fish_restake_using_subcommand unstake" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c restake -n "__fish_restake_using_subcommand withdraw" -l save -d 'Writes the plan instead of signing it, with all that `restake sign` needs where there is no network' -r -F
complete -c restake -n "__fish_restake_using_subcommand withdraw" -l max-fee -d 'The most a unit of gas may cost' -r
complete -c restake -n "__fish_restake_using_subcommand withdraw" -l priority-fee -d 'What of it goes to the block builder' -r
complete -c restake -n "__fish_restake_using_subcommand withdraw" -l gas-limit -d 'The gas limit of each transaction, instead of the simulated gas and a quarter more' -r
complete -c restake -n "__fish_restake_using_subcommand withdraw" -l nonce -d 'The first transaction\'s nonce, instead of the account\'s next' -r
complete -c restake -n "__fish_restake_using_subcommand withdraw" -l confirmations -d 'How many blocks make a transaction final; its own is the first' -r
complete -c restake -n "__fish_restake_using_subcommand withdraw" -l timeout -d 'How many seconds to wait for each transaction\'s block [default: 900]' -r
complete -c restake -n "__fish_restake_using_subcommand withdraw" -l slippage -d 'How much less than quoted may arrive [default: 0.5%]' -r
complete -c restake -n "__fish_restake_using_subcommand withdraw" -l accept-terms -d 'Accepts an operator\'s slashing terms by their digest' -r
complete -c restake -n "__fish_restake_using_subcommand withdraw" -l allow-unknown -d 'Allows a contract outside the registry' -r
complete -c restake -n "__fish_restake_using_subcommand withdraw" -l export -d 'Writes the plan for somebody else to sign: as a batch for a Safe, or as unsigned transactions' -r -f -a "safe\t'A batch for the Safe app\'s Transaction Builder, and the hashes that its signers compare'
unsigned\t'The bytes of each unsigned transaction, and the hash that is signed'"
complete -c restake -n "__fish_restake_using_subcommand withdraw" -l out -d 'Writes the export into a file instead of standard output' -r -F
complete -c restake -n "__fish_restake_using_subcommand withdraw" -l safe-nonce -d 'The Safe\'s nonce that the transaction gets [default: the Safe\'s next]' -r
complete -c restake -n "__fish_restake_using_subcommand withdraw" -l safe-version -d 'The Safe\'s version [default: what the Safe says]' -r -f -a "1.3.0\t'1.3.0'
1.4.1\t'1.4.1'
1.5.0\t'1.5.0'"
complete -c restake -n "__fish_restake_using_subcommand withdraw" -l multi-send -d 'The `MultiSendCallOnly` contract that joins several calls [default: the version\'s canonical one]' -r
complete -c restake -n "__fish_restake_using_subcommand withdraw" -s n -l network -d 'The network: mainnet, hoodi, sepolia, or a registry file\'s own name' -r
complete -c restake -n "__fish_restake_using_subcommand withdraw" -l rpc-url -d 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails' -r
complete -c restake -n "__fish_restake_using_subcommand withdraw" -l rate -d 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]' -r
complete -c restake -n "__fish_restake_using_subcommand withdraw" -l registry -d 'A registry file laid over the built-in one: a local chain, a new venue' -r -F
complete -c restake -n "__fish_restake_using_subcommand withdraw" -s a -l account -d 'The account that acts' -r
complete -c restake -n "__fish_restake_using_subcommand withdraw" -l password-file -d 'Reads the account\'s password from a file; `-` is standard input' -r -F
complete -c restake -n "__fish_restake_using_subcommand withdraw" -l password-fd -d 'Reads the account\'s password from an open file descriptor, a line at a time, instead of from a file' -r
complete -c restake -n "__fish_restake_using_subcommand withdraw" -l max-kdf-memory -d 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]' -r
complete -c restake -n "__fish_restake_using_subcommand withdraw" -l color -d 'When to use colours' -r -f -a "auto\t'On terminals, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c restake -n "__fish_restake_using_subcommand withdraw" -l home -d 'Keeps everything in this folder instead of the user\'s own' -r -F
complete -c restake -n "__fish_restake_using_subcommand withdraw" -l config -d 'The configuration file' -r -F
complete -c restake -n "__fish_restake_using_subcommand withdraw" -s y -l yes -d 'Answers the review with yes; never a bound or a term'
complete -c restake -n "__fish_restake_using_subcommand withdraw" -l dry-run -d 'Simulates, shows and stops'
complete -c restake -n "__fish_restake_using_subcommand withdraw" -l no-wait -d 'Returns when the last transaction is sent'
complete -c restake -n "__fish_restake_using_subcommand withdraw" -l qr -d 'Shows unsigned transactions as QR codes, on standard error'
complete -c restake -n "__fish_restake_using_subcommand withdraw" -l json -d 'Prints the result as one JSON object'
complete -c restake -n "__fish_restake_using_subcommand withdraw" -s q -l quiet -d 'Says less on standard error'
complete -c restake -n "__fish_restake_using_subcommand withdraw" -s v -l verbose -d 'Says on standard error which node and block were asked, and how often'
complete -c restake -n "__fish_restake_using_subcommand withdraw" -l no-input -d 'Never asks: a question that no option answers ends the command; so it is where `CI` is set'
complete -c restake -n "__fish_restake_using_subcommand withdraw" -l allow-insecure-rpc -d 'Allows a node to be asked over plain http beyond this machine'
complete -c restake -n "__fish_restake_using_subcommand withdraw" -l verify-state -d 'Simulates here, over state that the node proves against the block\'s state root, instead of believing its simulation'
complete -c restake -n "__fish_restake_using_subcommand withdraw" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c restake -n "__fish_restake_using_subcommand claim" -l save -d 'Writes the plan instead of signing it, with all that `restake sign` needs where there is no network' -r -F
complete -c restake -n "__fish_restake_using_subcommand claim" -l max-fee -d 'The most a unit of gas may cost' -r
complete -c restake -n "__fish_restake_using_subcommand claim" -l priority-fee -d 'What of it goes to the block builder' -r
complete -c restake -n "__fish_restake_using_subcommand claim" -l gas-limit -d 'The gas limit of each transaction, instead of the simulated gas and a quarter more' -r
complete -c restake -n "__fish_restake_using_subcommand claim" -l nonce -d 'The first transaction\'s nonce, instead of the account\'s next' -r
complete -c restake -n "__fish_restake_using_subcommand claim" -l confirmations -d 'How many blocks make a transaction final; its own is the first' -r
complete -c restake -n "__fish_restake_using_subcommand claim" -l timeout -d 'How many seconds to wait for each transaction\'s block [default: 900]' -r
complete -c restake -n "__fish_restake_using_subcommand claim" -l slippage -d 'How much less than quoted may arrive [default: 0.5%]' -r
complete -c restake -n "__fish_restake_using_subcommand claim" -l accept-terms -d 'Accepts an operator\'s slashing terms by their digest' -r
complete -c restake -n "__fish_restake_using_subcommand claim" -l allow-unknown -d 'Allows a contract outside the registry' -r
complete -c restake -n "__fish_restake_using_subcommand claim" -l export -d 'Writes the plan for somebody else to sign: as a batch for a Safe, or as unsigned transactions' -r -f -a "safe\t'A batch for the Safe app\'s Transaction Builder, and the hashes that its signers compare'
unsigned\t'The bytes of each unsigned transaction, and the hash that is signed'"
complete -c restake -n "__fish_restake_using_subcommand claim" -l out -d 'Writes the export into a file instead of standard output' -r -F
complete -c restake -n "__fish_restake_using_subcommand claim" -l safe-nonce -d 'The Safe\'s nonce that the transaction gets [default: the Safe\'s next]' -r
complete -c restake -n "__fish_restake_using_subcommand claim" -l safe-version -d 'The Safe\'s version [default: what the Safe says]' -r -f -a "1.3.0\t'1.3.0'
1.4.1\t'1.4.1'
1.5.0\t'1.5.0'"
complete -c restake -n "__fish_restake_using_subcommand claim" -l multi-send -d 'The `MultiSendCallOnly` contract that joins several calls [default: the version\'s canonical one]' -r
complete -c restake -n "__fish_restake_using_subcommand claim" -s n -l network -d 'The network: mainnet, hoodi, sepolia, or a registry file\'s own name' -r
complete -c restake -n "__fish_restake_using_subcommand claim" -l rpc-url -d 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails' -r
complete -c restake -n "__fish_restake_using_subcommand claim" -l rate -d 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]' -r
complete -c restake -n "__fish_restake_using_subcommand claim" -l registry -d 'A registry file laid over the built-in one: a local chain, a new venue' -r -F
complete -c restake -n "__fish_restake_using_subcommand claim" -s a -l account -d 'The account that acts' -r
complete -c restake -n "__fish_restake_using_subcommand claim" -l password-file -d 'Reads the account\'s password from a file; `-` is standard input' -r -F
complete -c restake -n "__fish_restake_using_subcommand claim" -l password-fd -d 'Reads the account\'s password from an open file descriptor, a line at a time, instead of from a file' -r
complete -c restake -n "__fish_restake_using_subcommand claim" -l max-kdf-memory -d 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]' -r
complete -c restake -n "__fish_restake_using_subcommand claim" -l color -d 'When to use colours' -r -f -a "auto\t'On terminals, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c restake -n "__fish_restake_using_subcommand claim" -l home -d 'Keeps everything in this folder instead of the user\'s own' -r -F
complete -c restake -n "__fish_restake_using_subcommand claim" -l config -d 'The configuration file' -r -F
complete -c restake -n "__fish_restake_using_subcommand claim" -l as-shares -d 'Takes EigenLayer withdrawals back as shares instead of tokens'
complete -c restake -n "__fish_restake_using_subcommand claim" -s y -l yes -d 'Answers the review with yes; never a bound or a term'
complete -c restake -n "__fish_restake_using_subcommand claim" -l dry-run -d 'Simulates, shows and stops'
complete -c restake -n "__fish_restake_using_subcommand claim" -l no-wait -d 'Returns when the last transaction is sent'
complete -c restake -n "__fish_restake_using_subcommand claim" -l qr -d 'Shows unsigned transactions as QR codes, on standard error'
complete -c restake -n "__fish_restake_using_subcommand claim" -l json -d 'Prints the result as one JSON object'
complete -c restake -n "__fish_restake_using_subcommand claim" -s q -l quiet -d 'Says less on standard error'
complete -c restake -n "__fish_restake_using_subcommand claim" -s v -l verbose -d 'Says on standard error which node and block were asked, and how often'
complete -c restake -n "__fish_restake_using_subcommand claim" -l no-input -d 'Never asks: a question that no option answers ends the command; so it is where `CI` is set'
complete -c restake -n "__fish_restake_using_subcommand claim" -l allow-insecure-rpc -d 'Allows a node to be asked over plain http beyond this machine'
complete -c restake -n "__fish_restake_using_subcommand claim" -l verify-state -d 'Simulates here, over state that the node proves against the block\'s state root, instead of believing its simulation'
complete -c restake -n "__fish_restake_using_subcommand claim" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c restake -n "__fish_restake_using_subcommand avs; and not __fish_seen_subcommand_from list show choose help" -s n -l network -d 'The network: mainnet, hoodi, sepolia, or a registry file\'s own name' -r
complete -c restake -n "__fish_restake_using_subcommand avs; and not __fish_seen_subcommand_from list show choose help" -l rpc-url -d 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails' -r
complete -c restake -n "__fish_restake_using_subcommand avs; and not __fish_seen_subcommand_from list show choose help" -l rate -d 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]' -r
complete -c restake -n "__fish_restake_using_subcommand avs; and not __fish_seen_subcommand_from list show choose help" -l registry -d 'A registry file laid over the built-in one: a local chain, a new venue' -r -F
complete -c restake -n "__fish_restake_using_subcommand avs; and not __fish_seen_subcommand_from list show choose help" -s a -l account -d 'The account that acts' -r
complete -c restake -n "__fish_restake_using_subcommand avs; and not __fish_seen_subcommand_from list show choose help" -l password-file -d 'Reads the account\'s password from a file; `-` is standard input' -r -F
complete -c restake -n "__fish_restake_using_subcommand avs; and not __fish_seen_subcommand_from list show choose help" -l password-fd -d 'Reads the account\'s password from an open file descriptor, a line at a time, instead of from a file' -r
complete -c restake -n "__fish_restake_using_subcommand avs; and not __fish_seen_subcommand_from list show choose help" -l max-kdf-memory -d 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]' -r
complete -c restake -n "__fish_restake_using_subcommand avs; and not __fish_seen_subcommand_from list show choose help" -l color -d 'When to use colours' -r -f -a "auto\t'On terminals, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c restake -n "__fish_restake_using_subcommand avs; and not __fish_seen_subcommand_from list show choose help" -l home -d 'Keeps everything in this folder instead of the user\'s own' -r -F
complete -c restake -n "__fish_restake_using_subcommand avs; and not __fish_seen_subcommand_from list show choose help" -l config -d 'The configuration file' -r -F
complete -c restake -n "__fish_restake_using_subcommand avs; and not __fish_seen_subcommand_from list show choose help" -l json -d 'Prints the result as one JSON object'
complete -c restake -n "__fish_restake_using_subcommand avs; and not __fish_seen_subcommand_from list show choose help" -s q -l quiet -d 'Says less on standard error'
complete -c restake -n "__fish_restake_using_subcommand avs; and not __fish_seen_subcommand_from list show choose help" -s v -l verbose -d 'Says on standard error which node and block were asked, and how often'
complete -c restake -n "__fish_restake_using_subcommand avs; and not __fish_seen_subcommand_from list show choose help" -l no-input -d 'Never asks: a question that no option answers ends the command; so it is where `CI` is set'
complete -c restake -n "__fish_restake_using_subcommand avs; and not __fish_seen_subcommand_from list show choose help" -l allow-insecure-rpc -d 'Allows a node to be asked over plain http beyond this machine'
complete -c restake -n "__fish_restake_using_subcommand avs; and not __fish_seen_subcommand_from list show choose help" -l verify-state -d 'Simulates here, over state that the node proves against the block\'s state root, instead of believing its simulation'
complete -c restake -n "__fish_restake_using_subcommand avs; and not __fish_seen_subcommand_from list show choose help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c restake -n "__fish_restake_using_subcommand avs; and not __fish_seen_subcommand_from list show choose help" -f -a "list" -d 'List the AVSs that have operator sets'
complete -c restake -n "__fish_restake_using_subcommand avs; and not __fish_seen_subcommand_from list show choose help" -f -a "show" -d 'Show one AVS: its operator sets, strategies, slashers and conditions'
complete -c restake -n "__fish_restake_using_subcommand avs; and not __fish_seen_subcommand_from list show choose help" -f -a "choose" -d 'Find the operators that secure exactly these, and go on to their terms and the delegation'
complete -c restake -n "__fish_restake_using_subcommand avs; and not __fish_seen_subcommand_from list show choose help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c restake -n "__fish_restake_using_subcommand avs; and __fish_seen_subcommand_from list" -s n -l network -d 'The network: mainnet, hoodi, sepolia, or a registry file\'s own name' -r
complete -c restake -n "__fish_restake_using_subcommand avs; and __fish_seen_subcommand_from list" -l rpc-url -d 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails' -r
complete -c restake -n "__fish_restake_using_subcommand avs; and __fish_seen_subcommand_from list" -l rate -d 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]' -r
complete -c restake -n "__fish_restake_using_subcommand avs; and __fish_seen_subcommand_from list" -l registry -d 'A registry file laid over the built-in one: a local chain, a new venue' -r -F
complete -c restake -n "__fish_restake_using_subcommand avs; and __fish_seen_subcommand_from list" -s a -l account -d 'The account that acts' -r
complete -c restake -n "__fish_restake_using_subcommand avs; and __fish_seen_subcommand_from list" -l password-file -d 'Reads the account\'s password from a file; `-` is standard input' -r -F
complete -c restake -n "__fish_restake_using_subcommand avs; and __fish_seen_subcommand_from list" -l password-fd -d 'Reads the account\'s password from an open file descriptor, a line at a time, instead of from a file' -r
complete -c restake -n "__fish_restake_using_subcommand avs; and __fish_seen_subcommand_from list" -l max-kdf-memory -d 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]' -r
complete -c restake -n "__fish_restake_using_subcommand avs; and __fish_seen_subcommand_from list" -l color -d 'When to use colours' -r -f -a "auto\t'On terminals, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c restake -n "__fish_restake_using_subcommand avs; and __fish_seen_subcommand_from list" -l home -d 'Keeps everything in this folder instead of the user\'s own' -r -F
complete -c restake -n "__fish_restake_using_subcommand avs; and __fish_seen_subcommand_from list" -l config -d 'The configuration file' -r -F
complete -c restake -n "__fish_restake_using_subcommand avs; and __fish_seen_subcommand_from list" -l all -d 'Those without operator sets too'
complete -c restake -n "__fish_restake_using_subcommand avs; and __fish_seen_subcommand_from list" -l json -d 'Prints the result as one JSON object'
complete -c restake -n "__fish_restake_using_subcommand avs; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Says less on standard error'
complete -c restake -n "__fish_restake_using_subcommand avs; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Says on standard error which node and block were asked, and how often'
complete -c restake -n "__fish_restake_using_subcommand avs; and __fish_seen_subcommand_from list" -l no-input -d 'Never asks: a question that no option answers ends the command; so it is where `CI` is set'
complete -c restake -n "__fish_restake_using_subcommand avs; and __fish_seen_subcommand_from list" -l allow-insecure-rpc -d 'Allows a node to be asked over plain http beyond this machine'
complete -c restake -n "__fish_restake_using_subcommand avs; and __fish_seen_subcommand_from list" -l verify-state -d 'Simulates here, over state that the node proves against the block\'s state root, instead of believing its simulation'
complete -c restake -n "__fish_restake_using_subcommand avs; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c restake -n "__fish_restake_using_subcommand avs; and __fish_seen_subcommand_from show" -s n -l network -d 'The network: mainnet, hoodi, sepolia, or a registry file\'s own name' -r
complete -c restake -n "__fish_restake_using_subcommand avs; and __fish_seen_subcommand_from show" -l rpc-url -d 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails' -r
complete -c restake -n "__fish_restake_using_subcommand avs; and __fish_seen_subcommand_from show" -l rate -d 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]' -r
complete -c restake -n "__fish_restake_using_subcommand avs; and __fish_seen_subcommand_from show" -l registry -d 'A registry file laid over the built-in one: a local chain, a new venue' -r -F
complete -c restake -n "__fish_restake_using_subcommand avs; and __fish_seen_subcommand_from show" -s a -l account -d 'The account that acts' -r
complete -c restake -n "__fish_restake_using_subcommand avs; and __fish_seen_subcommand_from show" -l password-file -d 'Reads the account\'s password from a file; `-` is standard input' -r -F
complete -c restake -n "__fish_restake_using_subcommand avs; and __fish_seen_subcommand_from show" -l password-fd -d 'Reads the account\'s password from an open file descriptor, a line at a time, instead of from a file' -r
complete -c restake -n "__fish_restake_using_subcommand avs; and __fish_seen_subcommand_from show" -l max-kdf-memory -d 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]' -r
complete -c restake -n "__fish_restake_using_subcommand avs; and __fish_seen_subcommand_from show" -l color -d 'When to use colours' -r -f -a "auto\t'On terminals, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c restake -n "__fish_restake_using_subcommand avs; and __fish_seen_subcommand_from show" -l home -d 'Keeps everything in this folder instead of the user\'s own' -r -F
complete -c restake -n "__fish_restake_using_subcommand avs; and __fish_seen_subcommand_from show" -l config -d 'The configuration file' -r -F
complete -c restake -n "__fish_restake_using_subcommand avs; and __fish_seen_subcommand_from show" -l json -d 'Prints the result as one JSON object'
complete -c restake -n "__fish_restake_using_subcommand avs; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Says less on standard error'
complete -c restake -n "__fish_restake_using_subcommand avs; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Says on standard error which node and block were asked, and how often'
complete -c restake -n "__fish_restake_using_subcommand avs; and __fish_seen_subcommand_from show" -l no-input -d 'Never asks: a question that no option answers ends the command; so it is where `CI` is set'
complete -c restake -n "__fish_restake_using_subcommand avs; and __fish_seen_subcommand_from show" -l allow-insecure-rpc -d 'Allows a node to be asked over plain http beyond this machine'
complete -c restake -n "__fish_restake_using_subcommand avs; and __fish_seen_subcommand_from show" -l verify-state -d 'Simulates here, over state that the node proves against the block\'s state root, instead of believing its simulation'
complete -c restake -n "__fish_restake_using_subcommand avs; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c restake -n "__fish_restake_using_subcommand avs; and __fish_seen_subcommand_from choose" -l avoid -d 'What must not be touched' -r
complete -c restake -n "__fish_restake_using_subcommand avs; and __fish_seen_subcommand_from choose" -l operator -d 'Goes on with this one of the operators found, by name or address' -r
complete -c restake -n "__fish_restake_using_subcommand avs; and __fish_seen_subcommand_from choose" -l approval -d 'The operator\'s approval of this delegation, where `operators show` says that it asks for one' -r -F
complete -c restake -n "__fish_restake_using_subcommand avs; and __fish_seen_subcommand_from choose" -l save -d 'Writes the plan instead of signing it, with all that `restake sign` needs where there is no network' -r -F
complete -c restake -n "__fish_restake_using_subcommand avs; and __fish_seen_subcommand_from choose" -l max-fee -d 'The most a unit of gas may cost' -r
complete -c restake -n "__fish_restake_using_subcommand avs; and __fish_seen_subcommand_from choose" -l priority-fee -d 'What of it goes to the block builder' -r
complete -c restake -n "__fish_restake_using_subcommand avs; and __fish_seen_subcommand_from choose" -l gas-limit -d 'The gas limit of each transaction, instead of the simulated gas and a quarter more' -r
complete -c restake -n "__fish_restake_using_subcommand avs; and __fish_seen_subcommand_from choose" -l nonce -d 'The first transaction\'s nonce, instead of the account\'s next' -r
complete -c restake -n "__fish_restake_using_subcommand avs; and __fish_seen_subcommand_from choose" -l confirmations -d 'How many blocks make a transaction final; its own is the first' -r
complete -c restake -n "__fish_restake_using_subcommand avs; and __fish_seen_subcommand_from choose" -l timeout -d 'How many seconds to wait for each transaction\'s block [default: 900]' -r
complete -c restake -n "__fish_restake_using_subcommand avs; and __fish_seen_subcommand_from choose" -l slippage -d 'How much less than quoted may arrive [default: 0.5%]' -r
complete -c restake -n "__fish_restake_using_subcommand avs; and __fish_seen_subcommand_from choose" -l accept-terms -d 'Accepts an operator\'s slashing terms by their digest' -r
complete -c restake -n "__fish_restake_using_subcommand avs; and __fish_seen_subcommand_from choose" -l allow-unknown -d 'Allows a contract outside the registry' -r
complete -c restake -n "__fish_restake_using_subcommand avs; and __fish_seen_subcommand_from choose" -l export -d 'Writes the plan for somebody else to sign: as a batch for a Safe, or as unsigned transactions' -r -f -a "safe\t'A batch for the Safe app\'s Transaction Builder, and the hashes that its signers compare'
unsigned\t'The bytes of each unsigned transaction, and the hash that is signed'"
complete -c restake -n "__fish_restake_using_subcommand avs; and __fish_seen_subcommand_from choose" -l out -d 'Writes the export into a file instead of standard output' -r -F
complete -c restake -n "__fish_restake_using_subcommand avs; and __fish_seen_subcommand_from choose" -l safe-nonce -d 'The Safe\'s nonce that the transaction gets [default: the Safe\'s next]' -r
complete -c restake -n "__fish_restake_using_subcommand avs; and __fish_seen_subcommand_from choose" -l safe-version -d 'The Safe\'s version [default: what the Safe says]' -r -f -a "1.3.0\t'1.3.0'
1.4.1\t'1.4.1'
1.5.0\t'1.5.0'"
complete -c restake -n "__fish_restake_using_subcommand avs; and __fish_seen_subcommand_from choose" -l multi-send -d 'The `MultiSendCallOnly` contract that joins several calls [default: the version\'s canonical one]' -r
complete -c restake -n "__fish_restake_using_subcommand avs; and __fish_seen_subcommand_from choose" -s n -l network -d 'The network: mainnet, hoodi, sepolia, or a registry file\'s own name' -r
complete -c restake -n "__fish_restake_using_subcommand avs; and __fish_seen_subcommand_from choose" -l rpc-url -d 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails' -r
complete -c restake -n "__fish_restake_using_subcommand avs; and __fish_seen_subcommand_from choose" -l rate -d 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]' -r
complete -c restake -n "__fish_restake_using_subcommand avs; and __fish_seen_subcommand_from choose" -l registry -d 'A registry file laid over the built-in one: a local chain, a new venue' -r -F
complete -c restake -n "__fish_restake_using_subcommand avs; and __fish_seen_subcommand_from choose" -s a -l account -d 'The account that acts' -r
complete -c restake -n "__fish_restake_using_subcommand avs; and __fish_seen_subcommand_from choose" -l password-file -d 'Reads the account\'s password from a file; `-` is standard input' -r -F
complete -c restake -n "__fish_restake_using_subcommand avs; and __fish_seen_subcommand_from choose" -l password-fd -d 'Reads the account\'s password from an open file descriptor, a line at a time, instead of from a file' -r
complete -c restake -n "__fish_restake_using_subcommand avs; and __fish_seen_subcommand_from choose" -l max-kdf-memory -d 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]' -r
complete -c restake -n "__fish_restake_using_subcommand avs; and __fish_seen_subcommand_from choose" -l color -d 'When to use colours' -r -f -a "auto\t'On terminals, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c restake -n "__fish_restake_using_subcommand avs; and __fish_seen_subcommand_from choose" -l home -d 'Keeps everything in this folder instead of the user\'s own' -r -F
complete -c restake -n "__fish_restake_using_subcommand avs; and __fish_seen_subcommand_from choose" -l config -d 'The configuration file' -r -F
complete -c restake -n "__fish_restake_using_subcommand avs; and __fish_seen_subcommand_from choose" -l all-strategies -d 'Counts every strategy, not only those that the account has deposits in'
complete -c restake -n "__fish_restake_using_subcommand avs; and __fish_seen_subcommand_from choose" -s y -l yes -d 'Answers the review with yes; never a bound or a term'
complete -c restake -n "__fish_restake_using_subcommand avs; and __fish_seen_subcommand_from choose" -l dry-run -d 'Simulates, shows and stops'
complete -c restake -n "__fish_restake_using_subcommand avs; and __fish_seen_subcommand_from choose" -l no-wait -d 'Returns when the last transaction is sent'
complete -c restake -n "__fish_restake_using_subcommand avs; and __fish_seen_subcommand_from choose" -l qr -d 'Shows unsigned transactions as QR codes, on standard error'
complete -c restake -n "__fish_restake_using_subcommand avs; and __fish_seen_subcommand_from choose" -l json -d 'Prints the result as one JSON object'
complete -c restake -n "__fish_restake_using_subcommand avs; and __fish_seen_subcommand_from choose" -s q -l quiet -d 'Says less on standard error'
complete -c restake -n "__fish_restake_using_subcommand avs; and __fish_seen_subcommand_from choose" -s v -l verbose -d 'Says on standard error which node and block were asked, and how often'
complete -c restake -n "__fish_restake_using_subcommand avs; and __fish_seen_subcommand_from choose" -l no-input -d 'Never asks: a question that no option answers ends the command; so it is where `CI` is set'
complete -c restake -n "__fish_restake_using_subcommand avs; and __fish_seen_subcommand_from choose" -l allow-insecure-rpc -d 'Allows a node to be asked over plain http beyond this machine'
complete -c restake -n "__fish_restake_using_subcommand avs; and __fish_seen_subcommand_from choose" -l verify-state -d 'Simulates here, over state that the node proves against the block\'s state root, instead of believing its simulation'
complete -c restake -n "__fish_restake_using_subcommand avs; and __fish_seen_subcommand_from choose" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c restake -n "__fish_restake_using_subcommand avs; and __fish_seen_subcommand_from help" -f -a "list" -d 'List the AVSs that have operator sets'
complete -c restake -n "__fish_restake_using_subcommand avs; and __fish_seen_subcommand_from help" -f -a "show" -d 'Show one AVS: its operator sets, strategies, slashers and conditions'
complete -c restake -n "__fish_restake_using_subcommand avs; and __fish_seen_subcommand_from help" -f -a "choose" -d 'Find the operators that secure exactly these, and go on to their terms and the delegation'
complete -c restake -n "__fish_restake_using_subcommand avs; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c restake -n "__fish_restake_using_subcommand operators; and not __fish_seen_subcommand_from list show help" -s n -l network -d 'The network: mainnet, hoodi, sepolia, or a registry file\'s own name' -r
complete -c restake -n "__fish_restake_using_subcommand operators; and not __fish_seen_subcommand_from list show help" -l rpc-url -d 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails' -r
complete -c restake -n "__fish_restake_using_subcommand operators; and not __fish_seen_subcommand_from list show help" -l rate -d 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]' -r
complete -c restake -n "__fish_restake_using_subcommand operators; and not __fish_seen_subcommand_from list show help" -l registry -d 'A registry file laid over the built-in one: a local chain, a new venue' -r -F
complete -c restake -n "__fish_restake_using_subcommand operators; and not __fish_seen_subcommand_from list show help" -s a -l account -d 'The account that acts' -r
complete -c restake -n "__fish_restake_using_subcommand operators; and not __fish_seen_subcommand_from list show help" -l password-file -d 'Reads the account\'s password from a file; `-` is standard input' -r -F
complete -c restake -n "__fish_restake_using_subcommand operators; and not __fish_seen_subcommand_from list show help" -l password-fd -d 'Reads the account\'s password from an open file descriptor, a line at a time, instead of from a file' -r
complete -c restake -n "__fish_restake_using_subcommand operators; and not __fish_seen_subcommand_from list show help" -l max-kdf-memory -d 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]' -r
complete -c restake -n "__fish_restake_using_subcommand operators; and not __fish_seen_subcommand_from list show help" -l color -d 'When to use colours' -r -f -a "auto\t'On terminals, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c restake -n "__fish_restake_using_subcommand operators; and not __fish_seen_subcommand_from list show help" -l home -d 'Keeps everything in this folder instead of the user\'s own' -r -F
complete -c restake -n "__fish_restake_using_subcommand operators; and not __fish_seen_subcommand_from list show help" -l config -d 'The configuration file' -r -F
complete -c restake -n "__fish_restake_using_subcommand operators; and not __fish_seen_subcommand_from list show help" -l json -d 'Prints the result as one JSON object'
complete -c restake -n "__fish_restake_using_subcommand operators; and not __fish_seen_subcommand_from list show help" -s q -l quiet -d 'Says less on standard error'
complete -c restake -n "__fish_restake_using_subcommand operators; and not __fish_seen_subcommand_from list show help" -s v -l verbose -d 'Says on standard error which node and block were asked, and how often'
complete -c restake -n "__fish_restake_using_subcommand operators; and not __fish_seen_subcommand_from list show help" -l no-input -d 'Never asks: a question that no option answers ends the command; so it is where `CI` is set'
complete -c restake -n "__fish_restake_using_subcommand operators; and not __fish_seen_subcommand_from list show help" -l allow-insecure-rpc -d 'Allows a node to be asked over plain http beyond this machine'
complete -c restake -n "__fish_restake_using_subcommand operators; and not __fish_seen_subcommand_from list show help" -l verify-state -d 'Simulates here, over state that the node proves against the block\'s state root, instead of believing its simulation'
complete -c restake -n "__fish_restake_using_subcommand operators; and not __fish_seen_subcommand_from list show help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c restake -n "__fish_restake_using_subcommand operators; and not __fish_seen_subcommand_from list show help" -f -a "list" -d 'List the operators that are registered for an operator set'
complete -c restake -n "__fish_restake_using_subcommand operators; and not __fish_seen_subcommand_from list show help" -f -a "show" -d 'Show one operator: its sets, allocations, magnitudes, delays, split and slashes'
complete -c restake -n "__fish_restake_using_subcommand operators; and not __fish_seen_subcommand_from list show help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c restake -n "__fish_restake_using_subcommand operators; and __fish_seen_subcommand_from list" -s n -l network -d 'The network: mainnet, hoodi, sepolia, or a registry file\'s own name' -r
complete -c restake -n "__fish_restake_using_subcommand operators; and __fish_seen_subcommand_from list" -l rpc-url -d 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails' -r
complete -c restake -n "__fish_restake_using_subcommand operators; and __fish_seen_subcommand_from list" -l rate -d 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]' -r
complete -c restake -n "__fish_restake_using_subcommand operators; and __fish_seen_subcommand_from list" -l registry -d 'A registry file laid over the built-in one: a local chain, a new venue' -r -F
complete -c restake -n "__fish_restake_using_subcommand operators; and __fish_seen_subcommand_from list" -s a -l account -d 'The account that acts' -r
complete -c restake -n "__fish_restake_using_subcommand operators; and __fish_seen_subcommand_from list" -l password-file -d 'Reads the account\'s password from a file; `-` is standard input' -r -F
complete -c restake -n "__fish_restake_using_subcommand operators; and __fish_seen_subcommand_from list" -l password-fd -d 'Reads the account\'s password from an open file descriptor, a line at a time, instead of from a file' -r
complete -c restake -n "__fish_restake_using_subcommand operators; and __fish_seen_subcommand_from list" -l max-kdf-memory -d 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]' -r
complete -c restake -n "__fish_restake_using_subcommand operators; and __fish_seen_subcommand_from list" -l color -d 'When to use colours' -r -f -a "auto\t'On terminals, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c restake -n "__fish_restake_using_subcommand operators; and __fish_seen_subcommand_from list" -l home -d 'Keeps everything in this folder instead of the user\'s own' -r -F
complete -c restake -n "__fish_restake_using_subcommand operators; and __fish_seen_subcommand_from list" -l config -d 'The configuration file' -r -F
complete -c restake -n "__fish_restake_using_subcommand operators; and __fish_seen_subcommand_from list" -l all -d 'Those without an operator set too'
complete -c restake -n "__fish_restake_using_subcommand operators; and __fish_seen_subcommand_from list" -l json -d 'Prints the result as one JSON object'
complete -c restake -n "__fish_restake_using_subcommand operators; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Says less on standard error'
complete -c restake -n "__fish_restake_using_subcommand operators; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Says on standard error which node and block were asked, and how often'
complete -c restake -n "__fish_restake_using_subcommand operators; and __fish_seen_subcommand_from list" -l no-input -d 'Never asks: a question that no option answers ends the command; so it is where `CI` is set'
complete -c restake -n "__fish_restake_using_subcommand operators; and __fish_seen_subcommand_from list" -l allow-insecure-rpc -d 'Allows a node to be asked over plain http beyond this machine'
complete -c restake -n "__fish_restake_using_subcommand operators; and __fish_seen_subcommand_from list" -l verify-state -d 'Simulates here, over state that the node proves against the block\'s state root, instead of believing its simulation'
complete -c restake -n "__fish_restake_using_subcommand operators; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c restake -n "__fish_restake_using_subcommand operators; and __fish_seen_subcommand_from show" -s n -l network -d 'The network: mainnet, hoodi, sepolia, or a registry file\'s own name' -r
complete -c restake -n "__fish_restake_using_subcommand operators; and __fish_seen_subcommand_from show" -l rpc-url -d 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails' -r
complete -c restake -n "__fish_restake_using_subcommand operators; and __fish_seen_subcommand_from show" -l rate -d 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]' -r
complete -c restake -n "__fish_restake_using_subcommand operators; and __fish_seen_subcommand_from show" -l registry -d 'A registry file laid over the built-in one: a local chain, a new venue' -r -F
complete -c restake -n "__fish_restake_using_subcommand operators; and __fish_seen_subcommand_from show" -s a -l account -d 'The account that acts' -r
complete -c restake -n "__fish_restake_using_subcommand operators; and __fish_seen_subcommand_from show" -l password-file -d 'Reads the account\'s password from a file; `-` is standard input' -r -F
complete -c restake -n "__fish_restake_using_subcommand operators; and __fish_seen_subcommand_from show" -l password-fd -d 'Reads the account\'s password from an open file descriptor, a line at a time, instead of from a file' -r
complete -c restake -n "__fish_restake_using_subcommand operators; and __fish_seen_subcommand_from show" -l max-kdf-memory -d 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]' -r
complete -c restake -n "__fish_restake_using_subcommand operators; and __fish_seen_subcommand_from show" -l color -d 'When to use colours' -r -f -a "auto\t'On terminals, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c restake -n "__fish_restake_using_subcommand operators; and __fish_seen_subcommand_from show" -l home -d 'Keeps everything in this folder instead of the user\'s own' -r -F
complete -c restake -n "__fish_restake_using_subcommand operators; and __fish_seen_subcommand_from show" -l config -d 'The configuration file' -r -F
complete -c restake -n "__fish_restake_using_subcommand operators; and __fish_seen_subcommand_from show" -l json -d 'Prints the result as one JSON object'
complete -c restake -n "__fish_restake_using_subcommand operators; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Says less on standard error'
complete -c restake -n "__fish_restake_using_subcommand operators; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Says on standard error which node and block were asked, and how often'
complete -c restake -n "__fish_restake_using_subcommand operators; and __fish_seen_subcommand_from show" -l no-input -d 'Never asks: a question that no option answers ends the command; so it is where `CI` is set'
complete -c restake -n "__fish_restake_using_subcommand operators; and __fish_seen_subcommand_from show" -l allow-insecure-rpc -d 'Allows a node to be asked over plain http beyond this machine'
complete -c restake -n "__fish_restake_using_subcommand operators; and __fish_seen_subcommand_from show" -l verify-state -d 'Simulates here, over state that the node proves against the block\'s state root, instead of believing its simulation'
complete -c restake -n "__fish_restake_using_subcommand operators; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c restake -n "__fish_restake_using_subcommand operators; and __fish_seen_subcommand_from help" -f -a "list" -d 'List the operators that are registered for an operator set'
complete -c restake -n "__fish_restake_using_subcommand operators; and __fish_seen_subcommand_from help" -f -a "show" -d 'Show one operator: its sets, allocations, magnitudes, delays, split and slashes'
complete -c restake -n "__fish_restake_using_subcommand operators; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c restake -n "__fish_restake_using_subcommand terms; and not __fish_seen_subcommand_from show accept check list revoke help" -s n -l network -d 'The network: mainnet, hoodi, sepolia, or a registry file\'s own name' -r
complete -c restake -n "__fish_restake_using_subcommand terms; and not __fish_seen_subcommand_from show accept check list revoke help" -l rpc-url -d 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails' -r
complete -c restake -n "__fish_restake_using_subcommand terms; and not __fish_seen_subcommand_from show accept check list revoke help" -l rate -d 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]' -r
complete -c restake -n "__fish_restake_using_subcommand terms; and not __fish_seen_subcommand_from show accept check list revoke help" -l registry -d 'A registry file laid over the built-in one: a local chain, a new venue' -r -F
complete -c restake -n "__fish_restake_using_subcommand terms; and not __fish_seen_subcommand_from show accept check list revoke help" -s a -l account -d 'The account that acts' -r
complete -c restake -n "__fish_restake_using_subcommand terms; and not __fish_seen_subcommand_from show accept check list revoke help" -l password-file -d 'Reads the account\'s password from a file; `-` is standard input' -r -F
complete -c restake -n "__fish_restake_using_subcommand terms; and not __fish_seen_subcommand_from show accept check list revoke help" -l password-fd -d 'Reads the account\'s password from an open file descriptor, a line at a time, instead of from a file' -r
complete -c restake -n "__fish_restake_using_subcommand terms; and not __fish_seen_subcommand_from show accept check list revoke help" -l max-kdf-memory -d 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]' -r
complete -c restake -n "__fish_restake_using_subcommand terms; and not __fish_seen_subcommand_from show accept check list revoke help" -l color -d 'When to use colours' -r -f -a "auto\t'On terminals, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c restake -n "__fish_restake_using_subcommand terms; and not __fish_seen_subcommand_from show accept check list revoke help" -l home -d 'Keeps everything in this folder instead of the user\'s own' -r -F
complete -c restake -n "__fish_restake_using_subcommand terms; and not __fish_seen_subcommand_from show accept check list revoke help" -l config -d 'The configuration file' -r -F
complete -c restake -n "__fish_restake_using_subcommand terms; and not __fish_seen_subcommand_from show accept check list revoke help" -l json -d 'Prints the result as one JSON object'
complete -c restake -n "__fish_restake_using_subcommand terms; and not __fish_seen_subcommand_from show accept check list revoke help" -s q -l quiet -d 'Says less on standard error'
complete -c restake -n "__fish_restake_using_subcommand terms; and not __fish_seen_subcommand_from show accept check list revoke help" -s v -l verbose -d 'Says on standard error which node and block were asked, and how often'
complete -c restake -n "__fish_restake_using_subcommand terms; and not __fish_seen_subcommand_from show accept check list revoke help" -l no-input -d 'Never asks: a question that no option answers ends the command; so it is where `CI` is set'
complete -c restake -n "__fish_restake_using_subcommand terms; and not __fish_seen_subcommand_from show accept check list revoke help" -l allow-insecure-rpc -d 'Allows a node to be asked over plain http beyond this machine'
complete -c restake -n "__fish_restake_using_subcommand terms; and not __fish_seen_subcommand_from show accept check list revoke help" -l verify-state -d 'Simulates here, over state that the node proves against the block\'s state root, instead of believing its simulation'
complete -c restake -n "__fish_restake_using_subcommand terms; and not __fish_seen_subcommand_from show accept check list revoke help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c restake -n "__fish_restake_using_subcommand terms; and not __fish_seen_subcommand_from show accept check list revoke help" -f -a "show" -d 'Show an operator\'s terms as they are now, with their digest'
complete -c restake -n "__fish_restake_using_subcommand terms; and not __fish_seen_subcommand_from show accept check list revoke help" -f -a "accept" -d 'Accept an operator\'s terms: by typing its name, or by their digest'
complete -c restake -n "__fish_restake_using_subcommand terms; and not __fish_seen_subcommand_from show accept check list revoke help" -f -a "check" -d 'Compare what was accepted with the terms now; ends with 4 where they changed for the worse'
complete -c restake -n "__fish_restake_using_subcommand terms; and not __fish_seen_subcommand_from show accept check list revoke help" -f -a "list" -d 'List what the account has accepted'
complete -c restake -n "__fish_restake_using_subcommand terms; and not __fish_seen_subcommand_from show accept check list revoke help" -f -a "revoke" -d 'Take an acceptance back; a delegation stays as it is'
complete -c restake -n "__fish_restake_using_subcommand terms; and not __fish_seen_subcommand_from show accept check list revoke help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c restake -n "__fish_restake_using_subcommand terms; and __fish_seen_subcommand_from show" -s n -l network -d 'The network: mainnet, hoodi, sepolia, or a registry file\'s own name' -r
complete -c restake -n "__fish_restake_using_subcommand terms; and __fish_seen_subcommand_from show" -l rpc-url -d 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails' -r
complete -c restake -n "__fish_restake_using_subcommand terms; and __fish_seen_subcommand_from show" -l rate -d 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]' -r
complete -c restake -n "__fish_restake_using_subcommand terms; and __fish_seen_subcommand_from show" -l registry -d 'A registry file laid over the built-in one: a local chain, a new venue' -r -F
complete -c restake -n "__fish_restake_using_subcommand terms; and __fish_seen_subcommand_from show" -s a -l account -d 'The account that acts' -r
complete -c restake -n "__fish_restake_using_subcommand terms; and __fish_seen_subcommand_from show" -l password-file -d 'Reads the account\'s password from a file; `-` is standard input' -r -F
complete -c restake -n "__fish_restake_using_subcommand terms; and __fish_seen_subcommand_from show" -l password-fd -d 'Reads the account\'s password from an open file descriptor, a line at a time, instead of from a file' -r
complete -c restake -n "__fish_restake_using_subcommand terms; and __fish_seen_subcommand_from show" -l max-kdf-memory -d 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]' -r
complete -c restake -n "__fish_restake_using_subcommand terms; and __fish_seen_subcommand_from show" -l color -d 'When to use colours' -r -f -a "auto\t'On terminals, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c restake -n "__fish_restake_using_subcommand terms; and __fish_seen_subcommand_from show" -l home -d 'Keeps everything in this folder instead of the user\'s own' -r -F
complete -c restake -n "__fish_restake_using_subcommand terms; and __fish_seen_subcommand_from show" -l config -d 'The configuration file' -r -F
complete -c restake -n "__fish_restake_using_subcommand terms; and __fish_seen_subcommand_from show" -l json -d 'Prints the result as one JSON object'
complete -c restake -n "__fish_restake_using_subcommand terms; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Says less on standard error'
complete -c restake -n "__fish_restake_using_subcommand terms; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Says on standard error which node and block were asked, and how often'
complete -c restake -n "__fish_restake_using_subcommand terms; and __fish_seen_subcommand_from show" -l no-input -d 'Never asks: a question that no option answers ends the command; so it is where `CI` is set'
complete -c restake -n "__fish_restake_using_subcommand terms; and __fish_seen_subcommand_from show" -l allow-insecure-rpc -d 'Allows a node to be asked over plain http beyond this machine'
complete -c restake -n "__fish_restake_using_subcommand terms; and __fish_seen_subcommand_from show" -l verify-state -d 'Simulates here, over state that the node proves against the block\'s state root, instead of believing its simulation'
complete -c restake -n "__fish_restake_using_subcommand terms; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c restake -n "__fish_restake_using_subcommand terms; and __fish_seen_subcommand_from accept" -l accept-terms -d 'The digest of the terms that are accepted' -r
complete -c restake -n "__fish_restake_using_subcommand terms; and __fish_seen_subcommand_from accept" -s n -l network -d 'The network: mainnet, hoodi, sepolia, or a registry file\'s own name' -r
complete -c restake -n "__fish_restake_using_subcommand terms; and __fish_seen_subcommand_from accept" -l rpc-url -d 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails' -r
complete -c restake -n "__fish_restake_using_subcommand terms; and __fish_seen_subcommand_from accept" -l rate -d 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]' -r
complete -c restake -n "__fish_restake_using_subcommand terms; and __fish_seen_subcommand_from accept" -l registry -d 'A registry file laid over the built-in one: a local chain, a new venue' -r -F
complete -c restake -n "__fish_restake_using_subcommand terms; and __fish_seen_subcommand_from accept" -s a -l account -d 'The account that acts' -r
complete -c restake -n "__fish_restake_using_subcommand terms; and __fish_seen_subcommand_from accept" -l password-file -d 'Reads the account\'s password from a file; `-` is standard input' -r -F
complete -c restake -n "__fish_restake_using_subcommand terms; and __fish_seen_subcommand_from accept" -l password-fd -d 'Reads the account\'s password from an open file descriptor, a line at a time, instead of from a file' -r
complete -c restake -n "__fish_restake_using_subcommand terms; and __fish_seen_subcommand_from accept" -l max-kdf-memory -d 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]' -r
complete -c restake -n "__fish_restake_using_subcommand terms; and __fish_seen_subcommand_from accept" -l color -d 'When to use colours' -r -f -a "auto\t'On terminals, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c restake -n "__fish_restake_using_subcommand terms; and __fish_seen_subcommand_from accept" -l home -d 'Keeps everything in this folder instead of the user\'s own' -r -F
complete -c restake -n "__fish_restake_using_subcommand terms; and __fish_seen_subcommand_from accept" -l config -d 'The configuration file' -r -F
complete -c restake -n "__fish_restake_using_subcommand terms; and __fish_seen_subcommand_from accept" -l json -d 'Prints the result as one JSON object'
complete -c restake -n "__fish_restake_using_subcommand terms; and __fish_seen_subcommand_from accept" -s q -l quiet -d 'Says less on standard error'
complete -c restake -n "__fish_restake_using_subcommand terms; and __fish_seen_subcommand_from accept" -s v -l verbose -d 'Says on standard error which node and block were asked, and how often'
complete -c restake -n "__fish_restake_using_subcommand terms; and __fish_seen_subcommand_from accept" -l no-input -d 'Never asks: a question that no option answers ends the command; so it is where `CI` is set'
complete -c restake -n "__fish_restake_using_subcommand terms; and __fish_seen_subcommand_from accept" -l allow-insecure-rpc -d 'Allows a node to be asked over plain http beyond this machine'
complete -c restake -n "__fish_restake_using_subcommand terms; and __fish_seen_subcommand_from accept" -l verify-state -d 'Simulates here, over state that the node proves against the block\'s state root, instead of believing its simulation'
complete -c restake -n "__fish_restake_using_subcommand terms; and __fish_seen_subcommand_from accept" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c restake -n "__fish_restake_using_subcommand terms; and __fish_seen_subcommand_from check" -s n -l network -d 'The network: mainnet, hoodi, sepolia, or a registry file\'s own name' -r
complete -c restake -n "__fish_restake_using_subcommand terms; and __fish_seen_subcommand_from check" -l rpc-url -d 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails' -r
complete -c restake -n "__fish_restake_using_subcommand terms; and __fish_seen_subcommand_from check" -l rate -d 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]' -r
complete -c restake -n "__fish_restake_using_subcommand terms; and __fish_seen_subcommand_from check" -l registry -d 'A registry file laid over the built-in one: a local chain, a new venue' -r -F
complete -c restake -n "__fish_restake_using_subcommand terms; and __fish_seen_subcommand_from check" -s a -l account -d 'The account that acts' -r
complete -c restake -n "__fish_restake_using_subcommand terms; and __fish_seen_subcommand_from check" -l password-file -d 'Reads the account\'s password from a file; `-` is standard input' -r -F
complete -c restake -n "__fish_restake_using_subcommand terms; and __fish_seen_subcommand_from check" -l password-fd -d 'Reads the account\'s password from an open file descriptor, a line at a time, instead of from a file' -r
complete -c restake -n "__fish_restake_using_subcommand terms; and __fish_seen_subcommand_from check" -l max-kdf-memory -d 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]' -r
complete -c restake -n "__fish_restake_using_subcommand terms; and __fish_seen_subcommand_from check" -l color -d 'When to use colours' -r -f -a "auto\t'On terminals, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c restake -n "__fish_restake_using_subcommand terms; and __fish_seen_subcommand_from check" -l home -d 'Keeps everything in this folder instead of the user\'s own' -r -F
complete -c restake -n "__fish_restake_using_subcommand terms; and __fish_seen_subcommand_from check" -l config -d 'The configuration file' -r -F
complete -c restake -n "__fish_restake_using_subcommand terms; and __fish_seen_subcommand_from check" -l json -d 'Prints the result as one JSON object'
complete -c restake -n "__fish_restake_using_subcommand terms; and __fish_seen_subcommand_from check" -s q -l quiet -d 'Says less on standard error'
complete -c restake -n "__fish_restake_using_subcommand terms; and __fish_seen_subcommand_from check" -s v -l verbose -d 'Says on standard error which node and block were asked, and how often'
complete -c restake -n "__fish_restake_using_subcommand terms; and __fish_seen_subcommand_from check" -l no-input -d 'Never asks: a question that no option answers ends the command; so it is where `CI` is set'
complete -c restake -n "__fish_restake_using_subcommand terms; and __fish_seen_subcommand_from check" -l allow-insecure-rpc -d 'Allows a node to be asked over plain http beyond this machine'
complete -c restake -n "__fish_restake_using_subcommand terms; and __fish_seen_subcommand_from check" -l verify-state -d 'Simulates here, over state that the node proves against the block\'s state root, instead of believing its simulation'
complete -c restake -n "__fish_restake_using_subcommand terms; and __fish_seen_subcommand_from check" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c restake -n "__fish_restake_using_subcommand terms; and __fish_seen_subcommand_from list" -s n -l network -d 'The network: mainnet, hoodi, sepolia, or a registry file\'s own name' -r
complete -c restake -n "__fish_restake_using_subcommand terms; and __fish_seen_subcommand_from list" -l rpc-url -d 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails' -r
complete -c restake -n "__fish_restake_using_subcommand terms; and __fish_seen_subcommand_from list" -l rate -d 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]' -r
complete -c restake -n "__fish_restake_using_subcommand terms; and __fish_seen_subcommand_from list" -l registry -d 'A registry file laid over the built-in one: a local chain, a new venue' -r -F
complete -c restake -n "__fish_restake_using_subcommand terms; and __fish_seen_subcommand_from list" -s a -l account -d 'The account that acts' -r
complete -c restake -n "__fish_restake_using_subcommand terms; and __fish_seen_subcommand_from list" -l password-file -d 'Reads the account\'s password from a file; `-` is standard input' -r -F
complete -c restake -n "__fish_restake_using_subcommand terms; and __fish_seen_subcommand_from list" -l password-fd -d 'Reads the account\'s password from an open file descriptor, a line at a time, instead of from a file' -r
complete -c restake -n "__fish_restake_using_subcommand terms; and __fish_seen_subcommand_from list" -l max-kdf-memory -d 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]' -r
complete -c restake -n "__fish_restake_using_subcommand terms; and __fish_seen_subcommand_from list" -l color -d 'When to use colours' -r -f -a "auto\t'On terminals, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c restake -n "__fish_restake_using_subcommand terms; and __fish_seen_subcommand_from list" -l home -d 'Keeps everything in this folder instead of the user\'s own' -r -F
complete -c restake -n "__fish_restake_using_subcommand terms; and __fish_seen_subcommand_from list" -l config -d 'The configuration file' -r -F
complete -c restake -n "__fish_restake_using_subcommand terms; and __fish_seen_subcommand_from list" -l json -d 'Prints the result as one JSON object'
complete -c restake -n "__fish_restake_using_subcommand terms; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Says less on standard error'
complete -c restake -n "__fish_restake_using_subcommand terms; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Says on standard error which node and block were asked, and how often'
complete -c restake -n "__fish_restake_using_subcommand terms; and __fish_seen_subcommand_from list" -l no-input -d 'Never asks: a question that no option answers ends the command; so it is where `CI` is set'
complete -c restake -n "__fish_restake_using_subcommand terms; and __fish_seen_subcommand_from list" -l allow-insecure-rpc -d 'Allows a node to be asked over plain http beyond this machine'
complete -c restake -n "__fish_restake_using_subcommand terms; and __fish_seen_subcommand_from list" -l verify-state -d 'Simulates here, over state that the node proves against the block\'s state root, instead of believing its simulation'
complete -c restake -n "__fish_restake_using_subcommand terms; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c restake -n "__fish_restake_using_subcommand terms; and __fish_seen_subcommand_from revoke" -s n -l network -d 'The network: mainnet, hoodi, sepolia, or a registry file\'s own name' -r
complete -c restake -n "__fish_restake_using_subcommand terms; and __fish_seen_subcommand_from revoke" -l rpc-url -d 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails' -r
complete -c restake -n "__fish_restake_using_subcommand terms; and __fish_seen_subcommand_from revoke" -l rate -d 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]' -r
complete -c restake -n "__fish_restake_using_subcommand terms; and __fish_seen_subcommand_from revoke" -l registry -d 'A registry file laid over the built-in one: a local chain, a new venue' -r -F
complete -c restake -n "__fish_restake_using_subcommand terms; and __fish_seen_subcommand_from revoke" -s a -l account -d 'The account that acts' -r
complete -c restake -n "__fish_restake_using_subcommand terms; and __fish_seen_subcommand_from revoke" -l password-file -d 'Reads the account\'s password from a file; `-` is standard input' -r -F
complete -c restake -n "__fish_restake_using_subcommand terms; and __fish_seen_subcommand_from revoke" -l password-fd -d 'Reads the account\'s password from an open file descriptor, a line at a time, instead of from a file' -r
complete -c restake -n "__fish_restake_using_subcommand terms; and __fish_seen_subcommand_from revoke" -l max-kdf-memory -d 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]' -r
complete -c restake -n "__fish_restake_using_subcommand terms; and __fish_seen_subcommand_from revoke" -l color -d 'When to use colours' -r -f -a "auto\t'On terminals, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c restake -n "__fish_restake_using_subcommand terms; and __fish_seen_subcommand_from revoke" -l home -d 'Keeps everything in this folder instead of the user\'s own' -r -F
complete -c restake -n "__fish_restake_using_subcommand terms; and __fish_seen_subcommand_from revoke" -l config -d 'The configuration file' -r -F
complete -c restake -n "__fish_restake_using_subcommand terms; and __fish_seen_subcommand_from revoke" -l json -d 'Prints the result as one JSON object'
complete -c restake -n "__fish_restake_using_subcommand terms; and __fish_seen_subcommand_from revoke" -s q -l quiet -d 'Says less on standard error'
complete -c restake -n "__fish_restake_using_subcommand terms; and __fish_seen_subcommand_from revoke" -s v -l verbose -d 'Says on standard error which node and block were asked, and how often'
complete -c restake -n "__fish_restake_using_subcommand terms; and __fish_seen_subcommand_from revoke" -l no-input -d 'Never asks: a question that no option answers ends the command; so it is where `CI` is set'
complete -c restake -n "__fish_restake_using_subcommand terms; and __fish_seen_subcommand_from revoke" -l allow-insecure-rpc -d 'Allows a node to be asked over plain http beyond this machine'
complete -c restake -n "__fish_restake_using_subcommand terms; and __fish_seen_subcommand_from revoke" -l verify-state -d 'Simulates here, over state that the node proves against the block\'s state root, instead of believing its simulation'
complete -c restake -n "__fish_restake_using_subcommand terms; and __fish_seen_subcommand_from revoke" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c restake -n "__fish_restake_using_subcommand terms; and __fish_seen_subcommand_from help" -f -a "show" -d 'Show an operator\'s terms as they are now, with their digest'
complete -c restake -n "__fish_restake_using_subcommand terms; and __fish_seen_subcommand_from help" -f -a "accept" -d 'Accept an operator\'s terms: by typing its name, or by their digest'
complete -c restake -n "__fish_restake_using_subcommand terms; and __fish_seen_subcommand_from help" -f -a "check" -d 'Compare what was accepted with the terms now; ends with 4 where they changed for the worse'
complete -c restake -n "__fish_restake_using_subcommand terms; and __fish_seen_subcommand_from help" -f -a "list" -d 'List what the account has accepted'
complete -c restake -n "__fish_restake_using_subcommand terms; and __fish_seen_subcommand_from help" -f -a "revoke" -d 'Take an acceptance back; a delegation stays as it is'
complete -c restake -n "__fish_restake_using_subcommand terms; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c restake -n "__fish_restake_using_subcommand delegate" -l approval -d 'The operator\'s approval of this delegation, where `operators show` says that it asks for one' -r -F
complete -c restake -n "__fish_restake_using_subcommand delegate" -l save -d 'Writes the plan instead of signing it, with all that `restake sign` needs where there is no network' -r -F
complete -c restake -n "__fish_restake_using_subcommand delegate" -l max-fee -d 'The most a unit of gas may cost' -r
complete -c restake -n "__fish_restake_using_subcommand delegate" -l priority-fee -d 'What of it goes to the block builder' -r
complete -c restake -n "__fish_restake_using_subcommand delegate" -l gas-limit -d 'The gas limit of each transaction, instead of the simulated gas and a quarter more' -r
complete -c restake -n "__fish_restake_using_subcommand delegate" -l nonce -d 'The first transaction\'s nonce, instead of the account\'s next' -r
complete -c restake -n "__fish_restake_using_subcommand delegate" -l confirmations -d 'How many blocks make a transaction final; its own is the first' -r
complete -c restake -n "__fish_restake_using_subcommand delegate" -l timeout -d 'How many seconds to wait for each transaction\'s block [default: 900]' -r
complete -c restake -n "__fish_restake_using_subcommand delegate" -l slippage -d 'How much less than quoted may arrive [default: 0.5%]' -r
complete -c restake -n "__fish_restake_using_subcommand delegate" -l accept-terms -d 'Accepts an operator\'s slashing terms by their digest' -r
complete -c restake -n "__fish_restake_using_subcommand delegate" -l allow-unknown -d 'Allows a contract outside the registry' -r
complete -c restake -n "__fish_restake_using_subcommand delegate" -l export -d 'Writes the plan for somebody else to sign: as a batch for a Safe, or as unsigned transactions' -r -f -a "safe\t'A batch for the Safe app\'s Transaction Builder, and the hashes that its signers compare'
unsigned\t'The bytes of each unsigned transaction, and the hash that is signed'"
complete -c restake -n "__fish_restake_using_subcommand delegate" -l out -d 'Writes the export into a file instead of standard output' -r -F
complete -c restake -n "__fish_restake_using_subcommand delegate" -l safe-nonce -d 'The Safe\'s nonce that the transaction gets [default: the Safe\'s next]' -r
complete -c restake -n "__fish_restake_using_subcommand delegate" -l safe-version -d 'The Safe\'s version [default: what the Safe says]' -r -f -a "1.3.0\t'1.3.0'
1.4.1\t'1.4.1'
1.5.0\t'1.5.0'"
complete -c restake -n "__fish_restake_using_subcommand delegate" -l multi-send -d 'The `MultiSendCallOnly` contract that joins several calls [default: the version\'s canonical one]' -r
complete -c restake -n "__fish_restake_using_subcommand delegate" -s n -l network -d 'The network: mainnet, hoodi, sepolia, or a registry file\'s own name' -r
complete -c restake -n "__fish_restake_using_subcommand delegate" -l rpc-url -d 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails' -r
complete -c restake -n "__fish_restake_using_subcommand delegate" -l rate -d 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]' -r
complete -c restake -n "__fish_restake_using_subcommand delegate" -l registry -d 'A registry file laid over the built-in one: a local chain, a new venue' -r -F
complete -c restake -n "__fish_restake_using_subcommand delegate" -s a -l account -d 'The account that acts' -r
complete -c restake -n "__fish_restake_using_subcommand delegate" -l password-file -d 'Reads the account\'s password from a file; `-` is standard input' -r -F
complete -c restake -n "__fish_restake_using_subcommand delegate" -l password-fd -d 'Reads the account\'s password from an open file descriptor, a line at a time, instead of from a file' -r
complete -c restake -n "__fish_restake_using_subcommand delegate" -l max-kdf-memory -d 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]' -r
complete -c restake -n "__fish_restake_using_subcommand delegate" -l color -d 'When to use colours' -r -f -a "auto\t'On terminals, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c restake -n "__fish_restake_using_subcommand delegate" -l home -d 'Keeps everything in this folder instead of the user\'s own' -r -F
complete -c restake -n "__fish_restake_using_subcommand delegate" -l config -d 'The configuration file' -r -F
complete -c restake -n "__fish_restake_using_subcommand delegate" -s y -l yes -d 'Answers the review with yes; never a bound or a term'
complete -c restake -n "__fish_restake_using_subcommand delegate" -l dry-run -d 'Simulates, shows and stops'
complete -c restake -n "__fish_restake_using_subcommand delegate" -l no-wait -d 'Returns when the last transaction is sent'
complete -c restake -n "__fish_restake_using_subcommand delegate" -l qr -d 'Shows unsigned transactions as QR codes, on standard error'
complete -c restake -n "__fish_restake_using_subcommand delegate" -l json -d 'Prints the result as one JSON object'
complete -c restake -n "__fish_restake_using_subcommand delegate" -s q -l quiet -d 'Says less on standard error'
complete -c restake -n "__fish_restake_using_subcommand delegate" -s v -l verbose -d 'Says on standard error which node and block were asked, and how often'
complete -c restake -n "__fish_restake_using_subcommand delegate" -l no-input -d 'Never asks: a question that no option answers ends the command; so it is where `CI` is set'
complete -c restake -n "__fish_restake_using_subcommand delegate" -l allow-insecure-rpc -d 'Allows a node to be asked over plain http beyond this machine'
complete -c restake -n "__fish_restake_using_subcommand delegate" -l verify-state -d 'Simulates here, over state that the node proves against the block\'s state root, instead of believing its simulation'
complete -c restake -n "__fish_restake_using_subcommand delegate" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c restake -n "__fish_restake_using_subcommand undelegate" -l save -d 'Writes the plan instead of signing it, with all that `restake sign` needs where there is no network' -r -F
complete -c restake -n "__fish_restake_using_subcommand undelegate" -l max-fee -d 'The most a unit of gas may cost' -r
complete -c restake -n "__fish_restake_using_subcommand undelegate" -l priority-fee -d 'What of it goes to the block builder' -r
complete -c restake -n "__fish_restake_using_subcommand undelegate" -l gas-limit -d 'The gas limit of each transaction, instead of the simulated gas and a quarter more' -r
complete -c restake -n "__fish_restake_using_subcommand undelegate" -l nonce -d 'The first transaction\'s nonce, instead of the account\'s next' -r
complete -c restake -n "__fish_restake_using_subcommand undelegate" -l confirmations -d 'How many blocks make a transaction final; its own is the first' -r
complete -c restake -n "__fish_restake_using_subcommand undelegate" -l timeout -d 'How many seconds to wait for each transaction\'s block [default: 900]' -r
complete -c restake -n "__fish_restake_using_subcommand undelegate" -l slippage -d 'How much less than quoted may arrive [default: 0.5%]' -r
complete -c restake -n "__fish_restake_using_subcommand undelegate" -l accept-terms -d 'Accepts an operator\'s slashing terms by their digest' -r
complete -c restake -n "__fish_restake_using_subcommand undelegate" -l allow-unknown -d 'Allows a contract outside the registry' -r
complete -c restake -n "__fish_restake_using_subcommand undelegate" -l export -d 'Writes the plan for somebody else to sign: as a batch for a Safe, or as unsigned transactions' -r -f -a "safe\t'A batch for the Safe app\'s Transaction Builder, and the hashes that its signers compare'
unsigned\t'The bytes of each unsigned transaction, and the hash that is signed'"
complete -c restake -n "__fish_restake_using_subcommand undelegate" -l out -d 'Writes the export into a file instead of standard output' -r -F
complete -c restake -n "__fish_restake_using_subcommand undelegate" -l safe-nonce -d 'The Safe\'s nonce that the transaction gets [default: the Safe\'s next]' -r
complete -c restake -n "__fish_restake_using_subcommand undelegate" -l safe-version -d 'The Safe\'s version [default: what the Safe says]' -r -f -a "1.3.0\t'1.3.0'
1.4.1\t'1.4.1'
1.5.0\t'1.5.0'"
complete -c restake -n "__fish_restake_using_subcommand undelegate" -l multi-send -d 'The `MultiSendCallOnly` contract that joins several calls [default: the version\'s canonical one]' -r
complete -c restake -n "__fish_restake_using_subcommand undelegate" -s n -l network -d 'The network: mainnet, hoodi, sepolia, or a registry file\'s own name' -r
complete -c restake -n "__fish_restake_using_subcommand undelegate" -l rpc-url -d 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails' -r
complete -c restake -n "__fish_restake_using_subcommand undelegate" -l rate -d 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]' -r
complete -c restake -n "__fish_restake_using_subcommand undelegate" -l registry -d 'A registry file laid over the built-in one: a local chain, a new venue' -r -F
complete -c restake -n "__fish_restake_using_subcommand undelegate" -s a -l account -d 'The account that acts' -r
complete -c restake -n "__fish_restake_using_subcommand undelegate" -l password-file -d 'Reads the account\'s password from a file; `-` is standard input' -r -F
complete -c restake -n "__fish_restake_using_subcommand undelegate" -l password-fd -d 'Reads the account\'s password from an open file descriptor, a line at a time, instead of from a file' -r
complete -c restake -n "__fish_restake_using_subcommand undelegate" -l max-kdf-memory -d 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]' -r
complete -c restake -n "__fish_restake_using_subcommand undelegate" -l color -d 'When to use colours' -r -f -a "auto\t'On terminals, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c restake -n "__fish_restake_using_subcommand undelegate" -l home -d 'Keeps everything in this folder instead of the user\'s own' -r -F
complete -c restake -n "__fish_restake_using_subcommand undelegate" -l config -d 'The configuration file' -r -F
complete -c restake -n "__fish_restake_using_subcommand undelegate" -s y -l yes -d 'Answers the review with yes; never a bound or a term'
complete -c restake -n "__fish_restake_using_subcommand undelegate" -l dry-run -d 'Simulates, shows and stops'
complete -c restake -n "__fish_restake_using_subcommand undelegate" -l no-wait -d 'Returns when the last transaction is sent'
complete -c restake -n "__fish_restake_using_subcommand undelegate" -l qr -d 'Shows unsigned transactions as QR codes, on standard error'
complete -c restake -n "__fish_restake_using_subcommand undelegate" -l json -d 'Prints the result as one JSON object'
complete -c restake -n "__fish_restake_using_subcommand undelegate" -s q -l quiet -d 'Says less on standard error'
complete -c restake -n "__fish_restake_using_subcommand undelegate" -s v -l verbose -d 'Says on standard error which node and block were asked, and how often'
complete -c restake -n "__fish_restake_using_subcommand undelegate" -l no-input -d 'Never asks: a question that no option answers ends the command; so it is where `CI` is set'
complete -c restake -n "__fish_restake_using_subcommand undelegate" -l allow-insecure-rpc -d 'Allows a node to be asked over plain http beyond this machine'
complete -c restake -n "__fish_restake_using_subcommand undelegate" -l verify-state -d 'Simulates here, over state that the node proves against the block\'s state root, instead of believing its simulation'
complete -c restake -n "__fish_restake_using_subcommand undelegate" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c restake -n "__fish_restake_using_subcommand redelegate" -l approval -d 'The operator\'s approval of this delegation, where `operators show` says that it asks for one' -r -F
complete -c restake -n "__fish_restake_using_subcommand redelegate" -l save -d 'Writes the plan instead of signing it, with all that `restake sign` needs where there is no network' -r -F
complete -c restake -n "__fish_restake_using_subcommand redelegate" -l max-fee -d 'The most a unit of gas may cost' -r
complete -c restake -n "__fish_restake_using_subcommand redelegate" -l priority-fee -d 'What of it goes to the block builder' -r
complete -c restake -n "__fish_restake_using_subcommand redelegate" -l gas-limit -d 'The gas limit of each transaction, instead of the simulated gas and a quarter more' -r
complete -c restake -n "__fish_restake_using_subcommand redelegate" -l nonce -d 'The first transaction\'s nonce, instead of the account\'s next' -r
complete -c restake -n "__fish_restake_using_subcommand redelegate" -l confirmations -d 'How many blocks make a transaction final; its own is the first' -r
complete -c restake -n "__fish_restake_using_subcommand redelegate" -l timeout -d 'How many seconds to wait for each transaction\'s block [default: 900]' -r
complete -c restake -n "__fish_restake_using_subcommand redelegate" -l slippage -d 'How much less than quoted may arrive [default: 0.5%]' -r
complete -c restake -n "__fish_restake_using_subcommand redelegate" -l accept-terms -d 'Accepts an operator\'s slashing terms by their digest' -r
complete -c restake -n "__fish_restake_using_subcommand redelegate" -l allow-unknown -d 'Allows a contract outside the registry' -r
complete -c restake -n "__fish_restake_using_subcommand redelegate" -l export -d 'Writes the plan for somebody else to sign: as a batch for a Safe, or as unsigned transactions' -r -f -a "safe\t'A batch for the Safe app\'s Transaction Builder, and the hashes that its signers compare'
unsigned\t'The bytes of each unsigned transaction, and the hash that is signed'"
complete -c restake -n "__fish_restake_using_subcommand redelegate" -l out -d 'Writes the export into a file instead of standard output' -r -F
complete -c restake -n "__fish_restake_using_subcommand redelegate" -l safe-nonce -d 'The Safe\'s nonce that the transaction gets [default: the Safe\'s next]' -r
complete -c restake -n "__fish_restake_using_subcommand redelegate" -l safe-version -d 'The Safe\'s version [default: what the Safe says]' -r -f -a "1.3.0\t'1.3.0'
1.4.1\t'1.4.1'
1.5.0\t'1.5.0'"
complete -c restake -n "__fish_restake_using_subcommand redelegate" -l multi-send -d 'The `MultiSendCallOnly` contract that joins several calls [default: the version\'s canonical one]' -r
complete -c restake -n "__fish_restake_using_subcommand redelegate" -s n -l network -d 'The network: mainnet, hoodi, sepolia, or a registry file\'s own name' -r
complete -c restake -n "__fish_restake_using_subcommand redelegate" -l rpc-url -d 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails' -r
complete -c restake -n "__fish_restake_using_subcommand redelegate" -l rate -d 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]' -r
complete -c restake -n "__fish_restake_using_subcommand redelegate" -l registry -d 'A registry file laid over the built-in one: a local chain, a new venue' -r -F
complete -c restake -n "__fish_restake_using_subcommand redelegate" -s a -l account -d 'The account that acts' -r
complete -c restake -n "__fish_restake_using_subcommand redelegate" -l password-file -d 'Reads the account\'s password from a file; `-` is standard input' -r -F
complete -c restake -n "__fish_restake_using_subcommand redelegate" -l password-fd -d 'Reads the account\'s password from an open file descriptor, a line at a time, instead of from a file' -r
complete -c restake -n "__fish_restake_using_subcommand redelegate" -l max-kdf-memory -d 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]' -r
complete -c restake -n "__fish_restake_using_subcommand redelegate" -l color -d 'When to use colours' -r -f -a "auto\t'On terminals, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c restake -n "__fish_restake_using_subcommand redelegate" -l home -d 'Keeps everything in this folder instead of the user\'s own' -r -F
complete -c restake -n "__fish_restake_using_subcommand redelegate" -l config -d 'The configuration file' -r -F
complete -c restake -n "__fish_restake_using_subcommand redelegate" -s y -l yes -d 'Answers the review with yes; never a bound or a term'
complete -c restake -n "__fish_restake_using_subcommand redelegate" -l dry-run -d 'Simulates, shows and stops'
complete -c restake -n "__fish_restake_using_subcommand redelegate" -l no-wait -d 'Returns when the last transaction is sent'
complete -c restake -n "__fish_restake_using_subcommand redelegate" -l qr -d 'Shows unsigned transactions as QR codes, on standard error'
complete -c restake -n "__fish_restake_using_subcommand redelegate" -l json -d 'Prints the result as one JSON object'
complete -c restake -n "__fish_restake_using_subcommand redelegate" -s q -l quiet -d 'Says less on standard error'
complete -c restake -n "__fish_restake_using_subcommand redelegate" -s v -l verbose -d 'Says on standard error which node and block were asked, and how often'
complete -c restake -n "__fish_restake_using_subcommand redelegate" -l no-input -d 'Never asks: a question that no option answers ends the command; so it is where `CI` is set'
complete -c restake -n "__fish_restake_using_subcommand redelegate" -l allow-insecure-rpc -d 'Allows a node to be asked over plain http beyond this machine'
complete -c restake -n "__fish_restake_using_subcommand redelegate" -l verify-state -d 'Simulates here, over state that the node proves against the block\'s state root, instead of believing its simulation'
complete -c restake -n "__fish_restake_using_subcommand redelegate" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c restake -n "__fish_restake_using_subcommand rewards; and not __fish_seen_subcommand_from show claim set-claimer help" -s n -l network -d 'The network: mainnet, hoodi, sepolia, or a registry file\'s own name' -r
complete -c restake -n "__fish_restake_using_subcommand rewards; and not __fish_seen_subcommand_from show claim set-claimer help" -l rpc-url -d 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails' -r
complete -c restake -n "__fish_restake_using_subcommand rewards; and not __fish_seen_subcommand_from show claim set-claimer help" -l rate -d 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]' -r
complete -c restake -n "__fish_restake_using_subcommand rewards; and not __fish_seen_subcommand_from show claim set-claimer help" -l registry -d 'A registry file laid over the built-in one: a local chain, a new venue' -r -F
complete -c restake -n "__fish_restake_using_subcommand rewards; and not __fish_seen_subcommand_from show claim set-claimer help" -s a -l account -d 'The account that acts' -r
complete -c restake -n "__fish_restake_using_subcommand rewards; and not __fish_seen_subcommand_from show claim set-claimer help" -l password-file -d 'Reads the account\'s password from a file; `-` is standard input' -r -F
complete -c restake -n "__fish_restake_using_subcommand rewards; and not __fish_seen_subcommand_from show claim set-claimer help" -l password-fd -d 'Reads the account\'s password from an open file descriptor, a line at a time, instead of from a file' -r
complete -c restake -n "__fish_restake_using_subcommand rewards; and not __fish_seen_subcommand_from show claim set-claimer help" -l max-kdf-memory -d 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]' -r
complete -c restake -n "__fish_restake_using_subcommand rewards; and not __fish_seen_subcommand_from show claim set-claimer help" -l color -d 'When to use colours' -r -f -a "auto\t'On terminals, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c restake -n "__fish_restake_using_subcommand rewards; and not __fish_seen_subcommand_from show claim set-claimer help" -l home -d 'Keeps everything in this folder instead of the user\'s own' -r -F
complete -c restake -n "__fish_restake_using_subcommand rewards; and not __fish_seen_subcommand_from show claim set-claimer help" -l config -d 'The configuration file' -r -F
complete -c restake -n "__fish_restake_using_subcommand rewards; and not __fish_seen_subcommand_from show claim set-claimer help" -l json -d 'Prints the result as one JSON object'
complete -c restake -n "__fish_restake_using_subcommand rewards; and not __fish_seen_subcommand_from show claim set-claimer help" -s q -l quiet -d 'Says less on standard error'
complete -c restake -n "__fish_restake_using_subcommand rewards; and not __fish_seen_subcommand_from show claim set-claimer help" -s v -l verbose -d 'Says on standard error which node and block were asked, and how often'
complete -c restake -n "__fish_restake_using_subcommand rewards; and not __fish_seen_subcommand_from show claim set-claimer help" -l no-input -d 'Never asks: a question that no option answers ends the command; so it is where `CI` is set'
complete -c restake -n "__fish_restake_using_subcommand rewards; and not __fish_seen_subcommand_from show claim set-claimer help" -l allow-insecure-rpc -d 'Allows a node to be asked over plain http beyond this machine'
complete -c restake -n "__fish_restake_using_subcommand rewards; and not __fish_seen_subcommand_from show claim set-claimer help" -l verify-state -d 'Simulates here, over state that the node proves against the block\'s state root, instead of believing its simulation'
complete -c restake -n "__fish_restake_using_subcommand rewards; and not __fish_seen_subcommand_from show claim set-claimer help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c restake -n "__fish_restake_using_subcommand rewards; and not __fish_seen_subcommand_from show claim set-claimer help" -f -a "show" -d 'Show what is claimable now'
complete -c restake -n "__fish_restake_using_subcommand rewards; and not __fish_seen_subcommand_from show claim set-claimer help" -f -a "claim" -d 'Claim what is new, proved against the root on the chain'
complete -c restake -n "__fish_restake_using_subcommand rewards; and not __fish_seen_subcommand_from show claim set-claimer help" -f -a "set-claimer" -d 'Let another account claim all rewards of this one; `none` takes the right back'
complete -c restake -n "__fish_restake_using_subcommand rewards; and not __fish_seen_subcommand_from show claim set-claimer help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c restake -n "__fish_restake_using_subcommand rewards; and __fish_seen_subcommand_from show" -l claims -d 'A file of claim data: a sidecar\'s proof, or JSON lines of everybody\'s cumulative earnings' -r -F
complete -c restake -n "__fish_restake_using_subcommand rewards; and __fish_seen_subcommand_from show" -l sidecar -d 'The rewards sidecar to ask, where no file is given' -r
complete -c restake -n "__fish_restake_using_subcommand rewards; and __fish_seen_subcommand_from show" -l token -d 'Only this token, by symbol or address; repeat it for several' -r
complete -c restake -n "__fish_restake_using_subcommand rewards; and __fish_seen_subcommand_from show" -s n -l network -d 'The network: mainnet, hoodi, sepolia, or a registry file\'s own name' -r
complete -c restake -n "__fish_restake_using_subcommand rewards; and __fish_seen_subcommand_from show" -l rpc-url -d 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails' -r
complete -c restake -n "__fish_restake_using_subcommand rewards; and __fish_seen_subcommand_from show" -l rate -d 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]' -r
complete -c restake -n "__fish_restake_using_subcommand rewards; and __fish_seen_subcommand_from show" -l registry -d 'A registry file laid over the built-in one: a local chain, a new venue' -r -F
complete -c restake -n "__fish_restake_using_subcommand rewards; and __fish_seen_subcommand_from show" -s a -l account -d 'The account that acts' -r
complete -c restake -n "__fish_restake_using_subcommand rewards; and __fish_seen_subcommand_from show" -l password-file -d 'Reads the account\'s password from a file; `-` is standard input' -r -F
complete -c restake -n "__fish_restake_using_subcommand rewards; and __fish_seen_subcommand_from show" -l password-fd -d 'Reads the account\'s password from an open file descriptor, a line at a time, instead of from a file' -r
complete -c restake -n "__fish_restake_using_subcommand rewards; and __fish_seen_subcommand_from show" -l max-kdf-memory -d 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]' -r
complete -c restake -n "__fish_restake_using_subcommand rewards; and __fish_seen_subcommand_from show" -l color -d 'When to use colours' -r -f -a "auto\t'On terminals, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c restake -n "__fish_restake_using_subcommand rewards; and __fish_seen_subcommand_from show" -l home -d 'Keeps everything in this folder instead of the user\'s own' -r -F
complete -c restake -n "__fish_restake_using_subcommand rewards; and __fish_seen_subcommand_from show" -l config -d 'The configuration file' -r -F
complete -c restake -n "__fish_restake_using_subcommand rewards; and __fish_seen_subcommand_from show" -l json -d 'Prints the result as one JSON object'
complete -c restake -n "__fish_restake_using_subcommand rewards; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Says less on standard error'
complete -c restake -n "__fish_restake_using_subcommand rewards; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Says on standard error which node and block were asked, and how often'
complete -c restake -n "__fish_restake_using_subcommand rewards; and __fish_seen_subcommand_from show" -l no-input -d 'Never asks: a question that no option answers ends the command; so it is where `CI` is set'
complete -c restake -n "__fish_restake_using_subcommand rewards; and __fish_seen_subcommand_from show" -l allow-insecure-rpc -d 'Allows a node to be asked over plain http beyond this machine'
complete -c restake -n "__fish_restake_using_subcommand rewards; and __fish_seen_subcommand_from show" -l verify-state -d 'Simulates here, over state that the node proves against the block\'s state root, instead of believing its simulation'
complete -c restake -n "__fish_restake_using_subcommand rewards; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c restake -n "__fish_restake_using_subcommand rewards; and __fish_seen_subcommand_from claim" -l claims -d 'A file of claim data: a sidecar\'s proof, or JSON lines of everybody\'s cumulative earnings' -r -F
complete -c restake -n "__fish_restake_using_subcommand rewards; and __fish_seen_subcommand_from claim" -l sidecar -d 'The rewards sidecar to ask, where no file is given' -r
complete -c restake -n "__fish_restake_using_subcommand rewards; and __fish_seen_subcommand_from claim" -l token -d 'Only this token, by symbol or address; repeat it for several' -r
complete -c restake -n "__fish_restake_using_subcommand rewards; and __fish_seen_subcommand_from claim" -l earner -d 'Whose rewards, where the account that acts is another\'s claimer' -r
complete -c restake -n "__fish_restake_using_subcommand rewards; and __fish_seen_subcommand_from claim" -l recipient -d 'Who receives them; whoever earned them, not the account that acts, where nobody is named' -r
complete -c restake -n "__fish_restake_using_subcommand rewards; and __fish_seen_subcommand_from claim" -l save -d 'Writes the plan instead of signing it, with all that `restake sign` needs where there is no network' -r -F
complete -c restake -n "__fish_restake_using_subcommand rewards; and __fish_seen_subcommand_from claim" -l max-fee -d 'The most a unit of gas may cost' -r
complete -c restake -n "__fish_restake_using_subcommand rewards; and __fish_seen_subcommand_from claim" -l priority-fee -d 'What of it goes to the block builder' -r
complete -c restake -n "__fish_restake_using_subcommand rewards; and __fish_seen_subcommand_from claim" -l gas-limit -d 'The gas limit of each transaction, instead of the simulated gas and a quarter more' -r
complete -c restake -n "__fish_restake_using_subcommand rewards; and __fish_seen_subcommand_from claim" -l nonce -d 'The first transaction\'s nonce, instead of the account\'s next' -r
complete -c restake -n "__fish_restake_using_subcommand rewards; and __fish_seen_subcommand_from claim" -l confirmations -d 'How many blocks make a transaction final; its own is the first' -r
complete -c restake -n "__fish_restake_using_subcommand rewards; and __fish_seen_subcommand_from claim" -l timeout -d 'How many seconds to wait for each transaction\'s block [default: 900]' -r
complete -c restake -n "__fish_restake_using_subcommand rewards; and __fish_seen_subcommand_from claim" -l slippage -d 'How much less than quoted may arrive [default: 0.5%]' -r
complete -c restake -n "__fish_restake_using_subcommand rewards; and __fish_seen_subcommand_from claim" -l accept-terms -d 'Accepts an operator\'s slashing terms by their digest' -r
complete -c restake -n "__fish_restake_using_subcommand rewards; and __fish_seen_subcommand_from claim" -l allow-unknown -d 'Allows a contract outside the registry' -r
complete -c restake -n "__fish_restake_using_subcommand rewards; and __fish_seen_subcommand_from claim" -l export -d 'Writes the plan for somebody else to sign: as a batch for a Safe, or as unsigned transactions' -r -f -a "safe\t'A batch for the Safe app\'s Transaction Builder, and the hashes that its signers compare'
unsigned\t'The bytes of each unsigned transaction, and the hash that is signed'"
complete -c restake -n "__fish_restake_using_subcommand rewards; and __fish_seen_subcommand_from claim" -l out -d 'Writes the export into a file instead of standard output' -r -F
complete -c restake -n "__fish_restake_using_subcommand rewards; and __fish_seen_subcommand_from claim" -l safe-nonce -d 'The Safe\'s nonce that the transaction gets [default: the Safe\'s next]' -r
complete -c restake -n "__fish_restake_using_subcommand rewards; and __fish_seen_subcommand_from claim" -l safe-version -d 'The Safe\'s version [default: what the Safe says]' -r -f -a "1.3.0\t'1.3.0'
1.4.1\t'1.4.1'
1.5.0\t'1.5.0'"
complete -c restake -n "__fish_restake_using_subcommand rewards; and __fish_seen_subcommand_from claim" -l multi-send -d 'The `MultiSendCallOnly` contract that joins several calls [default: the version\'s canonical one]' -r
complete -c restake -n "__fish_restake_using_subcommand rewards; and __fish_seen_subcommand_from claim" -s n -l network -d 'The network: mainnet, hoodi, sepolia, or a registry file\'s own name' -r
complete -c restake -n "__fish_restake_using_subcommand rewards; and __fish_seen_subcommand_from claim" -l rpc-url -d 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails' -r
complete -c restake -n "__fish_restake_using_subcommand rewards; and __fish_seen_subcommand_from claim" -l rate -d 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]' -r
complete -c restake -n "__fish_restake_using_subcommand rewards; and __fish_seen_subcommand_from claim" -l registry -d 'A registry file laid over the built-in one: a local chain, a new venue' -r -F
complete -c restake -n "__fish_restake_using_subcommand rewards; and __fish_seen_subcommand_from claim" -s a -l account -d 'The account that acts' -r
complete -c restake -n "__fish_restake_using_subcommand rewards; and __fish_seen_subcommand_from claim" -l password-file -d 'Reads the account\'s password from a file; `-` is standard input' -r -F
complete -c restake -n "__fish_restake_using_subcommand rewards; and __fish_seen_subcommand_from claim" -l password-fd -d 'Reads the account\'s password from an open file descriptor, a line at a time, instead of from a file' -r
complete -c restake -n "__fish_restake_using_subcommand rewards; and __fish_seen_subcommand_from claim" -l max-kdf-memory -d 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]' -r
complete -c restake -n "__fish_restake_using_subcommand rewards; and __fish_seen_subcommand_from claim" -l color -d 'When to use colours' -r -f -a "auto\t'On terminals, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c restake -n "__fish_restake_using_subcommand rewards; and __fish_seen_subcommand_from claim" -l home -d 'Keeps everything in this folder instead of the user\'s own' -r -F
complete -c restake -n "__fish_restake_using_subcommand rewards; and __fish_seen_subcommand_from claim" -l config -d 'The configuration file' -r -F
complete -c restake -n "__fish_restake_using_subcommand rewards; and __fish_seen_subcommand_from claim" -s y -l yes -d 'Answers the review with yes; never a bound or a term'
complete -c restake -n "__fish_restake_using_subcommand rewards; and __fish_seen_subcommand_from claim" -l dry-run -d 'Simulates, shows and stops'
complete -c restake -n "__fish_restake_using_subcommand rewards; and __fish_seen_subcommand_from claim" -l no-wait -d 'Returns when the last transaction is sent'
complete -c restake -n "__fish_restake_using_subcommand rewards; and __fish_seen_subcommand_from claim" -l qr -d 'Shows unsigned transactions as QR codes, on standard error'
complete -c restake -n "__fish_restake_using_subcommand rewards; and __fish_seen_subcommand_from claim" -l json -d 'Prints the result as one JSON object'
complete -c restake -n "__fish_restake_using_subcommand rewards; and __fish_seen_subcommand_from claim" -s q -l quiet -d 'Says less on standard error'
complete -c restake -n "__fish_restake_using_subcommand rewards; and __fish_seen_subcommand_from claim" -s v -l verbose -d 'Says on standard error which node and block were asked, and how often'
complete -c restake -n "__fish_restake_using_subcommand rewards; and __fish_seen_subcommand_from claim" -l no-input -d 'Never asks: a question that no option answers ends the command; so it is where `CI` is set'
complete -c restake -n "__fish_restake_using_subcommand rewards; and __fish_seen_subcommand_from claim" -l allow-insecure-rpc -d 'Allows a node to be asked over plain http beyond this machine'
complete -c restake -n "__fish_restake_using_subcommand rewards; and __fish_seen_subcommand_from claim" -l verify-state -d 'Simulates here, over state that the node proves against the block\'s state root, instead of believing its simulation'
complete -c restake -n "__fish_restake_using_subcommand rewards; and __fish_seen_subcommand_from claim" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c restake -n "__fish_restake_using_subcommand rewards; and __fish_seen_subcommand_from set-claimer" -l save -d 'Writes the plan instead of signing it, with all that `restake sign` needs where there is no network' -r -F
complete -c restake -n "__fish_restake_using_subcommand rewards; and __fish_seen_subcommand_from set-claimer" -l max-fee -d 'The most a unit of gas may cost' -r
complete -c restake -n "__fish_restake_using_subcommand rewards; and __fish_seen_subcommand_from set-claimer" -l priority-fee -d 'What of it goes to the block builder' -r
complete -c restake -n "__fish_restake_using_subcommand rewards; and __fish_seen_subcommand_from set-claimer" -l gas-limit -d 'The gas limit of each transaction, instead of the simulated gas and a quarter more' -r
complete -c restake -n "__fish_restake_using_subcommand rewards; and __fish_seen_subcommand_from set-claimer" -l nonce -d 'The first transaction\'s nonce, instead of the account\'s next' -r
complete -c restake -n "__fish_restake_using_subcommand rewards; and __fish_seen_subcommand_from set-claimer" -l confirmations -d 'How many blocks make a transaction final; its own is the first' -r
complete -c restake -n "__fish_restake_using_subcommand rewards; and __fish_seen_subcommand_from set-claimer" -l timeout -d 'How many seconds to wait for each transaction\'s block [default: 900]' -r
complete -c restake -n "__fish_restake_using_subcommand rewards; and __fish_seen_subcommand_from set-claimer" -l slippage -d 'How much less than quoted may arrive [default: 0.5%]' -r
complete -c restake -n "__fish_restake_using_subcommand rewards; and __fish_seen_subcommand_from set-claimer" -l accept-terms -d 'Accepts an operator\'s slashing terms by their digest' -r
complete -c restake -n "__fish_restake_using_subcommand rewards; and __fish_seen_subcommand_from set-claimer" -l allow-unknown -d 'Allows a contract outside the registry' -r
complete -c restake -n "__fish_restake_using_subcommand rewards; and __fish_seen_subcommand_from set-claimer" -l export -d 'Writes the plan for somebody else to sign: as a batch for a Safe, or as unsigned transactions' -r -f -a "safe\t'A batch for the Safe app\'s Transaction Builder, and the hashes that its signers compare'
unsigned\t'The bytes of each unsigned transaction, and the hash that is signed'"
complete -c restake -n "__fish_restake_using_subcommand rewards; and __fish_seen_subcommand_from set-claimer" -l out -d 'Writes the export into a file instead of standard output' -r -F
complete -c restake -n "__fish_restake_using_subcommand rewards; and __fish_seen_subcommand_from set-claimer" -l safe-nonce -d 'The Safe\'s nonce that the transaction gets [default: the Safe\'s next]' -r
complete -c restake -n "__fish_restake_using_subcommand rewards; and __fish_seen_subcommand_from set-claimer" -l safe-version -d 'The Safe\'s version [default: what the Safe says]' -r -f -a "1.3.0\t'1.3.0'
1.4.1\t'1.4.1'
1.5.0\t'1.5.0'"
complete -c restake -n "__fish_restake_using_subcommand rewards; and __fish_seen_subcommand_from set-claimer" -l multi-send -d 'The `MultiSendCallOnly` contract that joins several calls [default: the version\'s canonical one]' -r
complete -c restake -n "__fish_restake_using_subcommand rewards; and __fish_seen_subcommand_from set-claimer" -s n -l network -d 'The network: mainnet, hoodi, sepolia, or a registry file\'s own name' -r
complete -c restake -n "__fish_restake_using_subcommand rewards; and __fish_seen_subcommand_from set-claimer" -l rpc-url -d 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails' -r
complete -c restake -n "__fish_restake_using_subcommand rewards; and __fish_seen_subcommand_from set-claimer" -l rate -d 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]' -r
complete -c restake -n "__fish_restake_using_subcommand rewards; and __fish_seen_subcommand_from set-claimer" -l registry -d 'A registry file laid over the built-in one: a local chain, a new venue' -r -F
complete -c restake -n "__fish_restake_using_subcommand rewards; and __fish_seen_subcommand_from set-claimer" -s a -l account -d 'The account that acts' -r
complete -c restake -n "__fish_restake_using_subcommand rewards; and __fish_seen_subcommand_from set-claimer" -l password-file -d 'Reads the account\'s password from a file; `-` is standard input' -r -F
complete -c restake -n "__fish_restake_using_subcommand rewards; and __fish_seen_subcommand_from set-claimer" -l password-fd -d 'Reads the account\'s password from an open file descriptor, a line at a time, instead of from a file' -r
complete -c restake -n "__fish_restake_using_subcommand rewards; and __fish_seen_subcommand_from set-claimer" -l max-kdf-memory -d 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]' -r
complete -c restake -n "__fish_restake_using_subcommand rewards; and __fish_seen_subcommand_from set-claimer" -l color -d 'When to use colours' -r -f -a "auto\t'On terminals, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c restake -n "__fish_restake_using_subcommand rewards; and __fish_seen_subcommand_from set-claimer" -l home -d 'Keeps everything in this folder instead of the user\'s own' -r -F
complete -c restake -n "__fish_restake_using_subcommand rewards; and __fish_seen_subcommand_from set-claimer" -l config -d 'The configuration file' -r -F
complete -c restake -n "__fish_restake_using_subcommand rewards; and __fish_seen_subcommand_from set-claimer" -s y -l yes -d 'Answers the review with yes; never a bound or a term'
complete -c restake -n "__fish_restake_using_subcommand rewards; and __fish_seen_subcommand_from set-claimer" -l dry-run -d 'Simulates, shows and stops'
complete -c restake -n "__fish_restake_using_subcommand rewards; and __fish_seen_subcommand_from set-claimer" -l no-wait -d 'Returns when the last transaction is sent'
complete -c restake -n "__fish_restake_using_subcommand rewards; and __fish_seen_subcommand_from set-claimer" -l qr -d 'Shows unsigned transactions as QR codes, on standard error'
complete -c restake -n "__fish_restake_using_subcommand rewards; and __fish_seen_subcommand_from set-claimer" -l json -d 'Prints the result as one JSON object'
complete -c restake -n "__fish_restake_using_subcommand rewards; and __fish_seen_subcommand_from set-claimer" -s q -l quiet -d 'Says less on standard error'
complete -c restake -n "__fish_restake_using_subcommand rewards; and __fish_seen_subcommand_from set-claimer" -s v -l verbose -d 'Says on standard error which node and block were asked, and how often'
complete -c restake -n "__fish_restake_using_subcommand rewards; and __fish_seen_subcommand_from set-claimer" -l no-input -d 'Never asks: a question that no option answers ends the command; so it is where `CI` is set'
complete -c restake -n "__fish_restake_using_subcommand rewards; and __fish_seen_subcommand_from set-claimer" -l allow-insecure-rpc -d 'Allows a node to be asked over plain http beyond this machine'
complete -c restake -n "__fish_restake_using_subcommand rewards; and __fish_seen_subcommand_from set-claimer" -l verify-state -d 'Simulates here, over state that the node proves against the block\'s state root, instead of believing its simulation'
complete -c restake -n "__fish_restake_using_subcommand rewards; and __fish_seen_subcommand_from set-claimer" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c restake -n "__fish_restake_using_subcommand rewards; and __fish_seen_subcommand_from help" -f -a "show" -d 'Show what is claimable now'
complete -c restake -n "__fish_restake_using_subcommand rewards; and __fish_seen_subcommand_from help" -f -a "claim" -d 'Claim what is new, proved against the root on the chain'
complete -c restake -n "__fish_restake_using_subcommand rewards; and __fish_seen_subcommand_from help" -f -a "set-claimer" -d 'Let another account claim all rewards of this one; `none` takes the right back'
complete -c restake -n "__fish_restake_using_subcommand rewards; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c restake -n "__fish_restake_using_subcommand send" -l save -d 'Writes the plan instead of signing it, with all that `restake sign` needs where there is no network' -r -F
complete -c restake -n "__fish_restake_using_subcommand send" -l max-fee -d 'The most a unit of gas may cost' -r
complete -c restake -n "__fish_restake_using_subcommand send" -l priority-fee -d 'What of it goes to the block builder' -r
complete -c restake -n "__fish_restake_using_subcommand send" -l gas-limit -d 'The gas limit of each transaction, instead of the simulated gas and a quarter more' -r
complete -c restake -n "__fish_restake_using_subcommand send" -l nonce -d 'The first transaction\'s nonce, instead of the account\'s next' -r
complete -c restake -n "__fish_restake_using_subcommand send" -l confirmations -d 'How many blocks make a transaction final; its own is the first' -r
complete -c restake -n "__fish_restake_using_subcommand send" -l timeout -d 'How many seconds to wait for each transaction\'s block [default: 900]' -r
complete -c restake -n "__fish_restake_using_subcommand send" -l slippage -d 'How much less than quoted may arrive [default: 0.5%]' -r
complete -c restake -n "__fish_restake_using_subcommand send" -l accept-terms -d 'Accepts an operator\'s slashing terms by their digest' -r
complete -c restake -n "__fish_restake_using_subcommand send" -l allow-unknown -d 'Allows a contract outside the registry' -r
complete -c restake -n "__fish_restake_using_subcommand send" -l export -d 'Writes the plan for somebody else to sign: as a batch for a Safe, or as unsigned transactions' -r -f -a "safe\t'A batch for the Safe app\'s Transaction Builder, and the hashes that its signers compare'
unsigned\t'The bytes of each unsigned transaction, and the hash that is signed'"
complete -c restake -n "__fish_restake_using_subcommand send" -l out -d 'Writes the export into a file instead of standard output' -r -F
complete -c restake -n "__fish_restake_using_subcommand send" -l safe-nonce -d 'The Safe\'s nonce that the transaction gets [default: the Safe\'s next]' -r
complete -c restake -n "__fish_restake_using_subcommand send" -l safe-version -d 'The Safe\'s version [default: what the Safe says]' -r -f -a "1.3.0\t'1.3.0'
1.4.1\t'1.4.1'
1.5.0\t'1.5.0'"
complete -c restake -n "__fish_restake_using_subcommand send" -l multi-send -d 'The `MultiSendCallOnly` contract that joins several calls [default: the version\'s canonical one]' -r
complete -c restake -n "__fish_restake_using_subcommand send" -s n -l network -d 'The network: mainnet, hoodi, sepolia, or a registry file\'s own name' -r
complete -c restake -n "__fish_restake_using_subcommand send" -l rpc-url -d 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails' -r
complete -c restake -n "__fish_restake_using_subcommand send" -l rate -d 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]' -r
complete -c restake -n "__fish_restake_using_subcommand send" -l registry -d 'A registry file laid over the built-in one: a local chain, a new venue' -r -F
complete -c restake -n "__fish_restake_using_subcommand send" -s a -l account -d 'The account that acts' -r
complete -c restake -n "__fish_restake_using_subcommand send" -l password-file -d 'Reads the account\'s password from a file; `-` is standard input' -r -F
complete -c restake -n "__fish_restake_using_subcommand send" -l password-fd -d 'Reads the account\'s password from an open file descriptor, a line at a time, instead of from a file' -r
complete -c restake -n "__fish_restake_using_subcommand send" -l max-kdf-memory -d 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]' -r
complete -c restake -n "__fish_restake_using_subcommand send" -l color -d 'When to use colours' -r -f -a "auto\t'On terminals, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c restake -n "__fish_restake_using_subcommand send" -l home -d 'Keeps everything in this folder instead of the user\'s own' -r -F
complete -c restake -n "__fish_restake_using_subcommand send" -l config -d 'The configuration file' -r -F
complete -c restake -n "__fish_restake_using_subcommand send" -s y -l yes -d 'Answers the review with yes; never a bound or a term'
complete -c restake -n "__fish_restake_using_subcommand send" -l dry-run -d 'Simulates, shows and stops'
complete -c restake -n "__fish_restake_using_subcommand send" -l no-wait -d 'Returns when the last transaction is sent'
complete -c restake -n "__fish_restake_using_subcommand send" -l qr -d 'Shows unsigned transactions as QR codes, on standard error'
complete -c restake -n "__fish_restake_using_subcommand send" -l json -d 'Prints the result as one JSON object'
complete -c restake -n "__fish_restake_using_subcommand send" -s q -l quiet -d 'Says less on standard error'
complete -c restake -n "__fish_restake_using_subcommand send" -s v -l verbose -d 'Says on standard error which node and block were asked, and how often'
complete -c restake -n "__fish_restake_using_subcommand send" -l no-input -d 'Never asks: a question that no option answers ends the command; so it is where `CI` is set'
complete -c restake -n "__fish_restake_using_subcommand send" -l allow-insecure-rpc -d 'Allows a node to be asked over plain http beyond this machine'
complete -c restake -n "__fish_restake_using_subcommand send" -l verify-state -d 'Simulates here, over state that the node proves against the block\'s state root, instead of believing its simulation'
complete -c restake -n "__fish_restake_using_subcommand send" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c restake -n "__fish_restake_using_subcommand portfolio" -l claims -d 'A file of claim data: a sidecar\'s proof, or JSON lines of everybody\'s cumulative earnings' -r -F
complete -c restake -n "__fish_restake_using_subcommand portfolio" -l sidecar -d 'The rewards sidecar to ask, where no file is given' -r
complete -c restake -n "__fish_restake_using_subcommand portfolio" -s n -l network -d 'The network: mainnet, hoodi, sepolia, or a registry file\'s own name' -r
complete -c restake -n "__fish_restake_using_subcommand portfolio" -l rpc-url -d 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails' -r
complete -c restake -n "__fish_restake_using_subcommand portfolio" -l rate -d 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]' -r
complete -c restake -n "__fish_restake_using_subcommand portfolio" -l registry -d 'A registry file laid over the built-in one: a local chain, a new venue' -r -F
complete -c restake -n "__fish_restake_using_subcommand portfolio" -s a -l account -d 'The account that acts' -r
complete -c restake -n "__fish_restake_using_subcommand portfolio" -l password-file -d 'Reads the account\'s password from a file; `-` is standard input' -r -F
complete -c restake -n "__fish_restake_using_subcommand portfolio" -l password-fd -d 'Reads the account\'s password from an open file descriptor, a line at a time, instead of from a file' -r
complete -c restake -n "__fish_restake_using_subcommand portfolio" -l max-kdf-memory -d 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]' -r
complete -c restake -n "__fish_restake_using_subcommand portfolio" -l color -d 'When to use colours' -r -f -a "auto\t'On terminals, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c restake -n "__fish_restake_using_subcommand portfolio" -l home -d 'Keeps everything in this folder instead of the user\'s own' -r -F
complete -c restake -n "__fish_restake_using_subcommand portfolio" -l config -d 'The configuration file' -r -F
complete -c restake -n "__fish_restake_using_subcommand portfolio" -l json -d 'Prints the result as one JSON object'
complete -c restake -n "__fish_restake_using_subcommand portfolio" -s q -l quiet -d 'Says less on standard error'
complete -c restake -n "__fish_restake_using_subcommand portfolio" -s v -l verbose -d 'Says on standard error which node and block were asked, and how often'
complete -c restake -n "__fish_restake_using_subcommand portfolio" -l no-input -d 'Never asks: a question that no option answers ends the command; so it is where `CI` is set'
complete -c restake -n "__fish_restake_using_subcommand portfolio" -l allow-insecure-rpc -d 'Allows a node to be asked over plain http beyond this machine'
complete -c restake -n "__fish_restake_using_subcommand portfolio" -l verify-state -d 'Simulates here, over state that the node proves against the block\'s state root, instead of believing its simulation'
complete -c restake -n "__fish_restake_using_subcommand portfolio" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c restake -n "__fish_restake_using_subcommand history; and not __fish_seen_subcommand_from list export show resume speed-up cancel close help" -s n -l network -d 'The network: mainnet, hoodi, sepolia, or a registry file\'s own name' -r
complete -c restake -n "__fish_restake_using_subcommand history; and not __fish_seen_subcommand_from list export show resume speed-up cancel close help" -l rpc-url -d 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails' -r
complete -c restake -n "__fish_restake_using_subcommand history; and not __fish_seen_subcommand_from list export show resume speed-up cancel close help" -l rate -d 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]' -r
complete -c restake -n "__fish_restake_using_subcommand history; and not __fish_seen_subcommand_from list export show resume speed-up cancel close help" -l registry -d 'A registry file laid over the built-in one: a local chain, a new venue' -r -F
complete -c restake -n "__fish_restake_using_subcommand history; and not __fish_seen_subcommand_from list export show resume speed-up cancel close help" -s a -l account -d 'The account that acts' -r
complete -c restake -n "__fish_restake_using_subcommand history; and not __fish_seen_subcommand_from list export show resume speed-up cancel close help" -l password-file -d 'Reads the account\'s password from a file; `-` is standard input' -r -F
complete -c restake -n "__fish_restake_using_subcommand history; and not __fish_seen_subcommand_from list export show resume speed-up cancel close help" -l password-fd -d 'Reads the account\'s password from an open file descriptor, a line at a time, instead of from a file' -r
complete -c restake -n "__fish_restake_using_subcommand history; and not __fish_seen_subcommand_from list export show resume speed-up cancel close help" -l max-kdf-memory -d 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]' -r
complete -c restake -n "__fish_restake_using_subcommand history; and not __fish_seen_subcommand_from list export show resume speed-up cancel close help" -l color -d 'When to use colours' -r -f -a "auto\t'On terminals, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c restake -n "__fish_restake_using_subcommand history; and not __fish_seen_subcommand_from list export show resume speed-up cancel close help" -l home -d 'Keeps everything in this folder instead of the user\'s own' -r -F
complete -c restake -n "__fish_restake_using_subcommand history; and not __fish_seen_subcommand_from list export show resume speed-up cancel close help" -l config -d 'The configuration file' -r -F
complete -c restake -n "__fish_restake_using_subcommand history; and not __fish_seen_subcommand_from list export show resume speed-up cancel close help" -l json -d 'Prints the result as one JSON object'
complete -c restake -n "__fish_restake_using_subcommand history; and not __fish_seen_subcommand_from list export show resume speed-up cancel close help" -s q -l quiet -d 'Says less on standard error'
complete -c restake -n "__fish_restake_using_subcommand history; and not __fish_seen_subcommand_from list export show resume speed-up cancel close help" -s v -l verbose -d 'Says on standard error which node and block were asked, and how often'
complete -c restake -n "__fish_restake_using_subcommand history; and not __fish_seen_subcommand_from list export show resume speed-up cancel close help" -l no-input -d 'Never asks: a question that no option answers ends the command; so it is where `CI` is set'
complete -c restake -n "__fish_restake_using_subcommand history; and not __fish_seen_subcommand_from list export show resume speed-up cancel close help" -l allow-insecure-rpc -d 'Allows a node to be asked over plain http beyond this machine'
complete -c restake -n "__fish_restake_using_subcommand history; and not __fish_seen_subcommand_from list export show resume speed-up cancel close help" -l verify-state -d 'Simulates here, over state that the node proves against the block\'s state root, instead of believing its simulation'
complete -c restake -n "__fish_restake_using_subcommand history; and not __fish_seen_subcommand_from list export show resume speed-up cancel close help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c restake -n "__fish_restake_using_subcommand history; and not __fish_seen_subcommand_from list export show resume speed-up cancel close help" -f -a "list" -d 'List the plans of this account on this network, or of several accounts'
complete -c restake -n "__fish_restake_using_subcommand history; and not __fish_seen_subcommand_from list export show resume speed-up cancel close help" -f -a "export" -d 'Write one row a transaction for an accountant: what left and arrived, the fee, and what it was worth'
complete -c restake -n "__fish_restake_using_subcommand history; and not __fish_seen_subcommand_from list export show resume speed-up cancel close help" -f -a "show" -d 'Show one plan and every event of it'
complete -c restake -n "__fish_restake_using_subcommand history; and not __fish_seen_subcommand_from list export show resume speed-up cancel close help" -f -a "resume" -d 'Find out what became of what was signed; carry out what is left of the plan that is named'
complete -c restake -n "__fish_restake_using_subcommand history; and not __fish_seen_subcommand_from list export show resume speed-up cancel close help" -f -a "speed-up" -d 'Sign what waits for its block once more, at higher fees; one of the two is mined'
complete -c restake -n "__fish_restake_using_subcommand history; and not __fish_seen_subcommand_from list export show resume speed-up cancel close help" -f -a "cancel" -d 'Sign nothing in the place of what waits for its block, at higher fees; one of the two is mined'
complete -c restake -n "__fish_restake_using_subcommand history; and not __fish_seen_subcommand_from list export show resume speed-up cancel close help" -f -a "close" -d 'Give up the steps of a plan that are left; nothing signed is undone'
complete -c restake -n "__fish_restake_using_subcommand history; and not __fish_seen_subcommand_from list export show resume speed-up cancel close help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from list" -l since -d 'From this day on, in UTC: `2026-01-31`, or `2026-01-31T12:00:00Z`' -r
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from list" -l until -d 'Up to this day, which is one of them' -r
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from list" -l command -d 'Only the plans of this command, such as `stake`' -r
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from list" -l state -d 'Only what is in this state' -r -f -a "done\t''
open\t''
unfinished\t''
failed\t''
closed\t''
signed\t''"
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from list" -l batch -d 'Only what this batch file did, as it is now; of every account, unless `--account` or RESTAKE_ACCOUNT names some' -r -F
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from list" -s n -l network -d 'The network: mainnet, hoodi, sepolia, or a registry file\'s own name' -r
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from list" -l rpc-url -d 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails' -r
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from list" -l rate -d 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]' -r
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from list" -l registry -d 'A registry file laid over the built-in one: a local chain, a new venue' -r -F
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from list" -s a -l account -d 'The account that acts' -r
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from list" -l password-file -d 'Reads the account\'s password from a file; `-` is standard input' -r -F
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from list" -l password-fd -d 'Reads the account\'s password from an open file descriptor, a line at a time, instead of from a file' -r
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from list" -l max-kdf-memory -d 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]' -r
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from list" -l color -d 'When to use colours' -r -f -a "auto\t'On terminals, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from list" -l home -d 'Keeps everything in this folder instead of the user\'s own' -r -F
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from list" -l config -d 'The configuration file' -r -F
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from list" -l all-accounts -d 'Every account that ever signed here; of some accounts, name them with `--account \'ops/*\'`'
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from list" -l json -d 'Prints the result as one JSON object'
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Says less on standard error'
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Says on standard error which node and block were asked, and how often'
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from list" -l no-input -d 'Never asks: a question that no option answers ends the command; so it is where `CI` is set'
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from list" -l allow-insecure-rpc -d 'Allows a node to be asked over plain http beyond this machine'
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from list" -l verify-state -d 'Simulates here, over state that the node proves against the block\'s state root, instead of believing its simulation'
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from export" -l since -d 'From this day on, in UTC: `2026-01-31`, or `2026-01-31T12:00:00Z`' -r
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from export" -l until -d 'Up to this day, which is one of them' -r
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from export" -l command -d 'Only the plans of this command, such as `stake`' -r
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from export" -l state -d 'Only what is in this state' -r -f -a "done\t''
open\t''
unfinished\t''
failed\t''
closed\t''
signed\t''"
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from export" -l batch -d 'Only what this batch file did, as it is now; of every account, unless `--account` or RESTAKE_ACCOUNT names some' -r -F
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from export" -l format -d 'How the rows are written' -r -f -a "csv\t'Comma-separated values (RFC 4180)'
json\t'One JSON object a line'"
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from export" -l out -d 'Writes them into a file instead of to standard output' -r -F
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from export" -s n -l network -d 'The network: mainnet, hoodi, sepolia, or a registry file\'s own name' -r
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from export" -l rpc-url -d 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails' -r
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from export" -l rate -d 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]' -r
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from export" -l registry -d 'A registry file laid over the built-in one: a local chain, a new venue' -r -F
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from export" -s a -l account -d 'The account that acts' -r
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from export" -l password-file -d 'Reads the account\'s password from a file; `-` is standard input' -r -F
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from export" -l password-fd -d 'Reads the account\'s password from an open file descriptor, a line at a time, instead of from a file' -r
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from export" -l max-kdf-memory -d 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]' -r
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from export" -l color -d 'When to use colours' -r -f -a "auto\t'On terminals, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from export" -l home -d 'Keeps everything in this folder instead of the user\'s own' -r -F
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from export" -l config -d 'The configuration file' -r -F
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from export" -l all-accounts -d 'Every account that ever signed here; of some accounts, name them with `--account \'ops/*\'`'
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from export" -l offline -d 'Asks no node: what left and arrived, and the block\'s time, are then not there'
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from export" -l json -d 'Prints the result as one JSON object'
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from export" -s q -l quiet -d 'Says less on standard error'
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from export" -s v -l verbose -d 'Says on standard error which node and block were asked, and how often'
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from export" -l no-input -d 'Never asks: a question that no option answers ends the command; so it is where `CI` is set'
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from export" -l allow-insecure-rpc -d 'Allows a node to be asked over plain http beyond this machine'
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from export" -l verify-state -d 'Simulates here, over state that the node proves against the block\'s state root, instead of believing its simulation'
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from export" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from show" -s n -l network -d 'The network: mainnet, hoodi, sepolia, or a registry file\'s own name' -r
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from show" -l rpc-url -d 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails' -r
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from show" -l rate -d 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]' -r
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from show" -l registry -d 'A registry file laid over the built-in one: a local chain, a new venue' -r -F
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from show" -s a -l account -d 'The account that acts' -r
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from show" -l password-file -d 'Reads the account\'s password from a file; `-` is standard input' -r -F
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from show" -l password-fd -d 'Reads the account\'s password from an open file descriptor, a line at a time, instead of from a file' -r
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from show" -l max-kdf-memory -d 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]' -r
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from show" -l color -d 'When to use colours' -r -f -a "auto\t'On terminals, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from show" -l home -d 'Keeps everything in this folder instead of the user\'s own' -r -F
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from show" -l config -d 'The configuration file' -r -F
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from show" -l json -d 'Prints the result as one JSON object'
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Says less on standard error'
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Says on standard error which node and block were asked, and how often'
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from show" -l no-input -d 'Never asks: a question that no option answers ends the command; so it is where `CI` is set'
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from show" -l allow-insecure-rpc -d 'Allows a node to be asked over plain http beyond this machine'
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from show" -l verify-state -d 'Simulates here, over state that the node proves against the block\'s state root, instead of believing its simulation'
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from resume" -l save -d 'Writes the plan instead of signing it, with all that `restake sign` needs where there is no network' -r -F
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from resume" -l max-fee -d 'The most a unit of gas may cost' -r
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from resume" -l priority-fee -d 'What of it goes to the block builder' -r
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from resume" -l gas-limit -d 'The gas limit of each transaction, instead of the simulated gas and a quarter more' -r
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from resume" -l nonce -d 'The first transaction\'s nonce, instead of the account\'s next' -r
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from resume" -l confirmations -d 'How many blocks make a transaction final; its own is the first' -r
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from resume" -l timeout -d 'How many seconds to wait for each transaction\'s block [default: 900]' -r
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from resume" -l slippage -d 'How much less than quoted may arrive [default: 0.5%]' -r
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from resume" -l accept-terms -d 'Accepts an operator\'s slashing terms by their digest' -r
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from resume" -l allow-unknown -d 'Allows a contract outside the registry' -r
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from resume" -l export -d 'Writes the plan for somebody else to sign: as a batch for a Safe, or as unsigned transactions' -r -f -a "safe\t'A batch for the Safe app\'s Transaction Builder, and the hashes that its signers compare'
unsigned\t'The bytes of each unsigned transaction, and the hash that is signed'"
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from resume" -l out -d 'Writes the export into a file instead of standard output' -r -F
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from resume" -l safe-nonce -d 'The Safe\'s nonce that the transaction gets [default: the Safe\'s next]' -r
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from resume" -l safe-version -d 'The Safe\'s version [default: what the Safe says]' -r -f -a "1.3.0\t'1.3.0'
1.4.1\t'1.4.1'
1.5.0\t'1.5.0'"
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from resume" -l multi-send -d 'The `MultiSendCallOnly` contract that joins several calls [default: the version\'s canonical one]' -r
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from resume" -s n -l network -d 'The network: mainnet, hoodi, sepolia, or a registry file\'s own name' -r
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from resume" -l rpc-url -d 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails' -r
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from resume" -l rate -d 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]' -r
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from resume" -l registry -d 'A registry file laid over the built-in one: a local chain, a new venue' -r -F
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from resume" -s a -l account -d 'The account that acts' -r
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from resume" -l password-file -d 'Reads the account\'s password from a file; `-` is standard input' -r -F
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from resume" -l password-fd -d 'Reads the account\'s password from an open file descriptor, a line at a time, instead of from a file' -r
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from resume" -l max-kdf-memory -d 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]' -r
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from resume" -l color -d 'When to use colours' -r -f -a "auto\t'On terminals, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from resume" -l home -d 'Keeps everything in this folder instead of the user\'s own' -r -F
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from resume" -l config -d 'The configuration file' -r -F
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from resume" -s y -l yes -d 'Answers the review with yes; never a bound or a term'
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from resume" -l dry-run -d 'Simulates, shows and stops'
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from resume" -l no-wait -d 'Returns when the last transaction is sent'
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from resume" -l qr -d 'Shows unsigned transactions as QR codes, on standard error'
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from resume" -l json -d 'Prints the result as one JSON object'
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from resume" -s q -l quiet -d 'Says less on standard error'
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from resume" -s v -l verbose -d 'Says on standard error which node and block were asked, and how often'
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from resume" -l no-input -d 'Never asks: a question that no option answers ends the command; so it is where `CI` is set'
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from resume" -l allow-insecure-rpc -d 'Allows a node to be asked over plain http beyond this machine'
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from resume" -l verify-state -d 'Simulates here, over state that the node proves against the block\'s state root, instead of believing its simulation'
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from resume" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from speed-up" -l save -d 'Writes the plan instead of signing it, with all that `restake sign` needs where there is no network' -r -F
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from speed-up" -l max-fee -d 'The most a unit of gas may cost' -r
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from speed-up" -l priority-fee -d 'What of it goes to the block builder' -r
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from speed-up" -l gas-limit -d 'The gas limit of each transaction, instead of the simulated gas and a quarter more' -r
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from speed-up" -l nonce -d 'The first transaction\'s nonce, instead of the account\'s next' -r
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from speed-up" -l confirmations -d 'How many blocks make a transaction final; its own is the first' -r
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from speed-up" -l timeout -d 'How many seconds to wait for each transaction\'s block [default: 900]' -r
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from speed-up" -l slippage -d 'How much less than quoted may arrive [default: 0.5%]' -r
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from speed-up" -l accept-terms -d 'Accepts an operator\'s slashing terms by their digest' -r
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from speed-up" -l allow-unknown -d 'Allows a contract outside the registry' -r
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from speed-up" -l export -d 'Writes the plan for somebody else to sign: as a batch for a Safe, or as unsigned transactions' -r -f -a "safe\t'A batch for the Safe app\'s Transaction Builder, and the hashes that its signers compare'
unsigned\t'The bytes of each unsigned transaction, and the hash that is signed'"
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from speed-up" -l out -d 'Writes the export into a file instead of standard output' -r -F
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from speed-up" -l safe-nonce -d 'The Safe\'s nonce that the transaction gets [default: the Safe\'s next]' -r
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from speed-up" -l safe-version -d 'The Safe\'s version [default: what the Safe says]' -r -f -a "1.3.0\t'1.3.0'
1.4.1\t'1.4.1'
1.5.0\t'1.5.0'"
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from speed-up" -l multi-send -d 'The `MultiSendCallOnly` contract that joins several calls [default: the version\'s canonical one]' -r
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from speed-up" -s n -l network -d 'The network: mainnet, hoodi, sepolia, or a registry file\'s own name' -r
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from speed-up" -l rpc-url -d 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails' -r
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from speed-up" -l rate -d 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]' -r
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from speed-up" -l registry -d 'A registry file laid over the built-in one: a local chain, a new venue' -r -F
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from speed-up" -s a -l account -d 'The account that acts' -r
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from speed-up" -l password-file -d 'Reads the account\'s password from a file; `-` is standard input' -r -F
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from speed-up" -l password-fd -d 'Reads the account\'s password from an open file descriptor, a line at a time, instead of from a file' -r
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from speed-up" -l max-kdf-memory -d 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]' -r
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from speed-up" -l color -d 'When to use colours' -r -f -a "auto\t'On terminals, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from speed-up" -l home -d 'Keeps everything in this folder instead of the user\'s own' -r -F
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from speed-up" -l config -d 'The configuration file' -r -F
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from speed-up" -s y -l yes -d 'Answers the review with yes; never a bound or a term'
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from speed-up" -l dry-run -d 'Simulates, shows and stops'
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from speed-up" -l no-wait -d 'Returns when the last transaction is sent'
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from speed-up" -l qr -d 'Shows unsigned transactions as QR codes, on standard error'
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from speed-up" -l json -d 'Prints the result as one JSON object'
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from speed-up" -s q -l quiet -d 'Says less on standard error'
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from speed-up" -s v -l verbose -d 'Says on standard error which node and block were asked, and how often'
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from speed-up" -l no-input -d 'Never asks: a question that no option answers ends the command; so it is where `CI` is set'
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from speed-up" -l allow-insecure-rpc -d 'Allows a node to be asked over plain http beyond this machine'
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from speed-up" -l verify-state -d 'Simulates here, over state that the node proves against the block\'s state root, instead of believing its simulation'
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from speed-up" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from cancel" -l save -d 'Writes the plan instead of signing it, with all that `restake sign` needs where there is no network' -r -F
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from cancel" -l max-fee -d 'The most a unit of gas may cost' -r
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from cancel" -l priority-fee -d 'What of it goes to the block builder' -r
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from cancel" -l gas-limit -d 'The gas limit of each transaction, instead of the simulated gas and a quarter more' -r
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from cancel" -l nonce -d 'The first transaction\'s nonce, instead of the account\'s next' -r
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from cancel" -l confirmations -d 'How many blocks make a transaction final; its own is the first' -r
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from cancel" -l timeout -d 'How many seconds to wait for each transaction\'s block [default: 900]' -r
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from cancel" -l slippage -d 'How much less than quoted may arrive [default: 0.5%]' -r
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from cancel" -l accept-terms -d 'Accepts an operator\'s slashing terms by their digest' -r
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from cancel" -l allow-unknown -d 'Allows a contract outside the registry' -r
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from cancel" -l export -d 'Writes the plan for somebody else to sign: as a batch for a Safe, or as unsigned transactions' -r -f -a "safe\t'A batch for the Safe app\'s Transaction Builder, and the hashes that its signers compare'
unsigned\t'The bytes of each unsigned transaction, and the hash that is signed'"
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from cancel" -l out -d 'Writes the export into a file instead of standard output' -r -F
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from cancel" -l safe-nonce -d 'The Safe\'s nonce that the transaction gets [default: the Safe\'s next]' -r
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from cancel" -l safe-version -d 'The Safe\'s version [default: what the Safe says]' -r -f -a "1.3.0\t'1.3.0'
1.4.1\t'1.4.1'
1.5.0\t'1.5.0'"
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from cancel" -l multi-send -d 'The `MultiSendCallOnly` contract that joins several calls [default: the version\'s canonical one]' -r
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from cancel" -s n -l network -d 'The network: mainnet, hoodi, sepolia, or a registry file\'s own name' -r
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from cancel" -l rpc-url -d 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails' -r
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from cancel" -l rate -d 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]' -r
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from cancel" -l registry -d 'A registry file laid over the built-in one: a local chain, a new venue' -r -F
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from cancel" -s a -l account -d 'The account that acts' -r
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from cancel" -l password-file -d 'Reads the account\'s password from a file; `-` is standard input' -r -F
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from cancel" -l password-fd -d 'Reads the account\'s password from an open file descriptor, a line at a time, instead of from a file' -r
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from cancel" -l max-kdf-memory -d 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]' -r
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from cancel" -l color -d 'When to use colours' -r -f -a "auto\t'On terminals, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from cancel" -l home -d 'Keeps everything in this folder instead of the user\'s own' -r -F
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from cancel" -l config -d 'The configuration file' -r -F
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from cancel" -s y -l yes -d 'Answers the review with yes; never a bound or a term'
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from cancel" -l dry-run -d 'Simulates, shows and stops'
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from cancel" -l no-wait -d 'Returns when the last transaction is sent'
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from cancel" -l qr -d 'Shows unsigned transactions as QR codes, on standard error'
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from cancel" -l json -d 'Prints the result as one JSON object'
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from cancel" -s q -l quiet -d 'Says less on standard error'
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from cancel" -s v -l verbose -d 'Says on standard error which node and block were asked, and how often'
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from cancel" -l no-input -d 'Never asks: a question that no option answers ends the command; so it is where `CI` is set'
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from cancel" -l allow-insecure-rpc -d 'Allows a node to be asked over plain http beyond this machine'
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from cancel" -l verify-state -d 'Simulates here, over state that the node proves against the block\'s state root, instead of believing its simulation'
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from cancel" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from close" -s n -l network -d 'The network: mainnet, hoodi, sepolia, or a registry file\'s own name' -r
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from close" -l rpc-url -d 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails' -r
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from close" -l rate -d 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]' -r
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from close" -l registry -d 'A registry file laid over the built-in one: a local chain, a new venue' -r -F
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from close" -s a -l account -d 'The account that acts' -r
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from close" -l password-file -d 'Reads the account\'s password from a file; `-` is standard input' -r -F
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from close" -l password-fd -d 'Reads the account\'s password from an open file descriptor, a line at a time, instead of from a file' -r
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from close" -l max-kdf-memory -d 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]' -r
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from close" -l color -d 'When to use colours' -r -f -a "auto\t'On terminals, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from close" -l home -d 'Keeps everything in this folder instead of the user\'s own' -r -F
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from close" -l config -d 'The configuration file' -r -F
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from close" -l damaged -d 'Sets the damaged lines of the journal aside, so that signing goes on without what they said'
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from close" -l json -d 'Prints the result as one JSON object'
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from close" -s q -l quiet -d 'Says less on standard error'
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from close" -s v -l verbose -d 'Says on standard error which node and block were asked, and how often'
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from close" -l no-input -d 'Never asks: a question that no option answers ends the command; so it is where `CI` is set'
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from close" -l allow-insecure-rpc -d 'Allows a node to be asked over plain http beyond this machine'
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from close" -l verify-state -d 'Simulates here, over state that the node proves against the block\'s state root, instead of believing its simulation'
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from close" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from help" -f -a "list" -d 'List the plans of this account on this network, or of several accounts'
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from help" -f -a "export" -d 'Write one row a transaction for an accountant: what left and arrived, the fee, and what it was worth'
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from help" -f -a "show" -d 'Show one plan and every event of it'
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from help" -f -a "resume" -d 'Find out what became of what was signed; carry out what is left of the plan that is named'
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from help" -f -a "speed-up" -d 'Sign what waits for its block once more, at higher fees; one of the two is mined'
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from help" -f -a "cancel" -d 'Sign nothing in the place of what waits for its block, at higher fees; one of the two is mined'
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from help" -f -a "close" -d 'Give up the steps of a plan that are left; nothing signed is undone'
complete -c restake -n "__fish_restake_using_subcommand history; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c restake -n "__fish_restake_using_subcommand batch; and not __fish_seen_subcommand_from check run resume status help" -s n -l network -d 'The network: mainnet, hoodi, sepolia, or a registry file\'s own name' -r
complete -c restake -n "__fish_restake_using_subcommand batch; and not __fish_seen_subcommand_from check run resume status help" -l rpc-url -d 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails' -r
complete -c restake -n "__fish_restake_using_subcommand batch; and not __fish_seen_subcommand_from check run resume status help" -l rate -d 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]' -r
complete -c restake -n "__fish_restake_using_subcommand batch; and not __fish_seen_subcommand_from check run resume status help" -l registry -d 'A registry file laid over the built-in one: a local chain, a new venue' -r -F
complete -c restake -n "__fish_restake_using_subcommand batch; and not __fish_seen_subcommand_from check run resume status help" -s a -l account -d 'The account that acts' -r
complete -c restake -n "__fish_restake_using_subcommand batch; and not __fish_seen_subcommand_from check run resume status help" -l password-file -d 'Reads the account\'s password from a file; `-` is standard input' -r -F
complete -c restake -n "__fish_restake_using_subcommand batch; and not __fish_seen_subcommand_from check run resume status help" -l password-fd -d 'Reads the account\'s password from an open file descriptor, a line at a time, instead of from a file' -r
complete -c restake -n "__fish_restake_using_subcommand batch; and not __fish_seen_subcommand_from check run resume status help" -l max-kdf-memory -d 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]' -r
complete -c restake -n "__fish_restake_using_subcommand batch; and not __fish_seen_subcommand_from check run resume status help" -l color -d 'When to use colours' -r -f -a "auto\t'On terminals, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c restake -n "__fish_restake_using_subcommand batch; and not __fish_seen_subcommand_from check run resume status help" -l home -d 'Keeps everything in this folder instead of the user\'s own' -r -F
complete -c restake -n "__fish_restake_using_subcommand batch; and not __fish_seen_subcommand_from check run resume status help" -l config -d 'The configuration file' -r -F
complete -c restake -n "__fish_restake_using_subcommand batch; and not __fish_seen_subcommand_from check run resume status help" -l json -d 'Prints the result as one JSON object'
complete -c restake -n "__fish_restake_using_subcommand batch; and not __fish_seen_subcommand_from check run resume status help" -s q -l quiet -d 'Says less on standard error'
complete -c restake -n "__fish_restake_using_subcommand batch; and not __fish_seen_subcommand_from check run resume status help" -s v -l verbose -d 'Says on standard error which node and block were asked, and how often'
complete -c restake -n "__fish_restake_using_subcommand batch; and not __fish_seen_subcommand_from check run resume status help" -l no-input -d 'Never asks: a question that no option answers ends the command; so it is where `CI` is set'
complete -c restake -n "__fish_restake_using_subcommand batch; and not __fish_seen_subcommand_from check run resume status help" -l allow-insecure-rpc -d 'Allows a node to be asked over plain http beyond this machine'
complete -c restake -n "__fish_restake_using_subcommand batch; and not __fish_seen_subcommand_from check run resume status help" -l verify-state -d 'Simulates here, over state that the node proves against the block\'s state root, instead of believing its simulation'
complete -c restake -n "__fish_restake_using_subcommand batch; and not __fish_seen_subcommand_from check run resume status help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c restake -n "__fish_restake_using_subcommand batch; and not __fish_seen_subcommand_from check run resume status help" -f -a "check" -d 'Simulate everything in order on one block, and show it'
complete -c restake -n "__fish_restake_using_subcommand batch; and not __fish_seen_subcommand_from check run resume status help" -f -a "run" -d 'Check a file, ask once, and carry it out'
complete -c restake -n "__fish_restake_using_subcommand batch; and not __fish_seen_subcommand_from check run resume status help" -f -a "resume" -d 'Do what is left of a run that was broken off'
complete -c restake -n "__fish_restake_using_subcommand batch; and not __fish_seen_subcommand_from check run resume status help" -f -a "status" -d 'Show what became of each action of the last run'
complete -c restake -n "__fish_restake_using_subcommand batch; and not __fish_seen_subcommand_from check run resume status help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c restake -n "__fish_restake_using_subcommand batch; and __fish_seen_subcommand_from check" -s n -l network -d 'The network: mainnet, hoodi, sepolia, or a registry file\'s own name' -r
complete -c restake -n "__fish_restake_using_subcommand batch; and __fish_seen_subcommand_from check" -l rpc-url -d 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails' -r
complete -c restake -n "__fish_restake_using_subcommand batch; and __fish_seen_subcommand_from check" -l rate -d 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]' -r
complete -c restake -n "__fish_restake_using_subcommand batch; and __fish_seen_subcommand_from check" -l registry -d 'A registry file laid over the built-in one: a local chain, a new venue' -r -F
complete -c restake -n "__fish_restake_using_subcommand batch; and __fish_seen_subcommand_from check" -s a -l account -d 'The account that acts' -r
complete -c restake -n "__fish_restake_using_subcommand batch; and __fish_seen_subcommand_from check" -l password-file -d 'Reads the account\'s password from a file; `-` is standard input' -r -F
complete -c restake -n "__fish_restake_using_subcommand batch; and __fish_seen_subcommand_from check" -l password-fd -d 'Reads the account\'s password from an open file descriptor, a line at a time, instead of from a file' -r
complete -c restake -n "__fish_restake_using_subcommand batch; and __fish_seen_subcommand_from check" -l max-kdf-memory -d 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]' -r
complete -c restake -n "__fish_restake_using_subcommand batch; and __fish_seen_subcommand_from check" -l color -d 'When to use colours' -r -f -a "auto\t'On terminals, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c restake -n "__fish_restake_using_subcommand batch; and __fish_seen_subcommand_from check" -l home -d 'Keeps everything in this folder instead of the user\'s own' -r -F
complete -c restake -n "__fish_restake_using_subcommand batch; and __fish_seen_subcommand_from check" -l config -d 'The configuration file' -r -F
complete -c restake -n "__fish_restake_using_subcommand batch; and __fish_seen_subcommand_from check" -l json -d 'Prints the result as one JSON object'
complete -c restake -n "__fish_restake_using_subcommand batch; and __fish_seen_subcommand_from check" -s q -l quiet -d 'Says less on standard error'
complete -c restake -n "__fish_restake_using_subcommand batch; and __fish_seen_subcommand_from check" -s v -l verbose -d 'Says on standard error which node and block were asked, and how often'
complete -c restake -n "__fish_restake_using_subcommand batch; and __fish_seen_subcommand_from check" -l no-input -d 'Never asks: a question that no option answers ends the command; so it is where `CI` is set'
complete -c restake -n "__fish_restake_using_subcommand batch; and __fish_seen_subcommand_from check" -l allow-insecure-rpc -d 'Allows a node to be asked over plain http beyond this machine'
complete -c restake -n "__fish_restake_using_subcommand batch; and __fish_seen_subcommand_from check" -l verify-state -d 'Simulates here, over state that the node proves against the block\'s state root, instead of believing its simulation'
complete -c restake -n "__fish_restake_using_subcommand batch; and __fish_seen_subcommand_from check" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c restake -n "__fish_restake_using_subcommand batch; and __fish_seen_subcommand_from run" -l unlock-memory -d 'How much memory opening keystores may take at once [default: half of what is free]' -r
complete -c restake -n "__fish_restake_using_subcommand batch; and __fish_seen_subcommand_from run" -s n -l network -d 'The network: mainnet, hoodi, sepolia, or a registry file\'s own name' -r
complete -c restake -n "__fish_restake_using_subcommand batch; and __fish_seen_subcommand_from run" -l rpc-url -d 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails' -r
complete -c restake -n "__fish_restake_using_subcommand batch; and __fish_seen_subcommand_from run" -l rate -d 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]' -r
complete -c restake -n "__fish_restake_using_subcommand batch; and __fish_seen_subcommand_from run" -l registry -d 'A registry file laid over the built-in one: a local chain, a new venue' -r -F
complete -c restake -n "__fish_restake_using_subcommand batch; and __fish_seen_subcommand_from run" -s a -l account -d 'The account that acts' -r
complete -c restake -n "__fish_restake_using_subcommand batch; and __fish_seen_subcommand_from run" -l password-file -d 'Reads the account\'s password from a file; `-` is standard input' -r -F
complete -c restake -n "__fish_restake_using_subcommand batch; and __fish_seen_subcommand_from run" -l password-fd -d 'Reads the account\'s password from an open file descriptor, a line at a time, instead of from a file' -r
complete -c restake -n "__fish_restake_using_subcommand batch; and __fish_seen_subcommand_from run" -l max-kdf-memory -d 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]' -r
complete -c restake -n "__fish_restake_using_subcommand batch; and __fish_seen_subcommand_from run" -l color -d 'When to use colours' -r -f -a "auto\t'On terminals, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c restake -n "__fish_restake_using_subcommand batch; and __fish_seen_subcommand_from run" -l home -d 'Keeps everything in this folder instead of the user\'s own' -r -F
complete -c restake -n "__fish_restake_using_subcommand batch; and __fish_seen_subcommand_from run" -l config -d 'The configuration file' -r -F
complete -c restake -n "__fish_restake_using_subcommand batch; and __fish_seen_subcommand_from run" -s y -l yes -d 'Answers the review with yes; never a bound, a limit or a term'
complete -c restake -n "__fish_restake_using_subcommand batch; and __fish_seen_subcommand_from run" -l burst -d 'Sends the steps of an account back to back, also those that need one another, once they hold when simulated together'
complete -c restake -n "__fish_restake_using_subcommand batch; and __fish_seen_subcommand_from run" -l once -d 'Refuses a file that was run before, whatever came of it'
complete -c restake -n "__fish_restake_using_subcommand batch; and __fish_seen_subcommand_from run" -l again -d 'Carries out once more what was done before'
complete -c restake -n "__fish_restake_using_subcommand batch; and __fish_seen_subcommand_from run" -l json -d 'Prints the result as one JSON object'
complete -c restake -n "__fish_restake_using_subcommand batch; and __fish_seen_subcommand_from run" -s q -l quiet -d 'Says less on standard error'
complete -c restake -n "__fish_restake_using_subcommand batch; and __fish_seen_subcommand_from run" -s v -l verbose -d 'Says on standard error which node and block were asked, and how often'
complete -c restake -n "__fish_restake_using_subcommand batch; and __fish_seen_subcommand_from run" -l no-input -d 'Never asks: a question that no option answers ends the command; so it is where `CI` is set'
complete -c restake -n "__fish_restake_using_subcommand batch; and __fish_seen_subcommand_from run" -l allow-insecure-rpc -d 'Allows a node to be asked over plain http beyond this machine'
complete -c restake -n "__fish_restake_using_subcommand batch; and __fish_seen_subcommand_from run" -l verify-state -d 'Simulates here, over state that the node proves against the block\'s state root, instead of believing its simulation'
complete -c restake -n "__fish_restake_using_subcommand batch; and __fish_seen_subcommand_from run" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c restake -n "__fish_restake_using_subcommand batch; and __fish_seen_subcommand_from resume" -l unlock-memory -d 'How much memory opening keystores may take at once [default: half of what is free]' -r
complete -c restake -n "__fish_restake_using_subcommand batch; and __fish_seen_subcommand_from resume" -s n -l network -d 'The network: mainnet, hoodi, sepolia, or a registry file\'s own name' -r
complete -c restake -n "__fish_restake_using_subcommand batch; and __fish_seen_subcommand_from resume" -l rpc-url -d 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails' -r
complete -c restake -n "__fish_restake_using_subcommand batch; and __fish_seen_subcommand_from resume" -l rate -d 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]' -r
complete -c restake -n "__fish_restake_using_subcommand batch; and __fish_seen_subcommand_from resume" -l registry -d 'A registry file laid over the built-in one: a local chain, a new venue' -r -F
complete -c restake -n "__fish_restake_using_subcommand batch; and __fish_seen_subcommand_from resume" -s a -l account -d 'The account that acts' -r
complete -c restake -n "__fish_restake_using_subcommand batch; and __fish_seen_subcommand_from resume" -l password-file -d 'Reads the account\'s password from a file; `-` is standard input' -r -F
complete -c restake -n "__fish_restake_using_subcommand batch; and __fish_seen_subcommand_from resume" -l password-fd -d 'Reads the account\'s password from an open file descriptor, a line at a time, instead of from a file' -r
complete -c restake -n "__fish_restake_using_subcommand batch; and __fish_seen_subcommand_from resume" -l max-kdf-memory -d 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]' -r
complete -c restake -n "__fish_restake_using_subcommand batch; and __fish_seen_subcommand_from resume" -l color -d 'When to use colours' -r -f -a "auto\t'On terminals, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c restake -n "__fish_restake_using_subcommand batch; and __fish_seen_subcommand_from resume" -l home -d 'Keeps everything in this folder instead of the user\'s own' -r -F
complete -c restake -n "__fish_restake_using_subcommand batch; and __fish_seen_subcommand_from resume" -l config -d 'The configuration file' -r -F
complete -c restake -n "__fish_restake_using_subcommand batch; and __fish_seen_subcommand_from resume" -s y -l yes -d 'Answers the review with yes; never a bound, a limit or a term'
complete -c restake -n "__fish_restake_using_subcommand batch; and __fish_seen_subcommand_from resume" -l burst -d 'Sends the steps of an account back to back, also those that need one another, once they hold when simulated together'
complete -c restake -n "__fish_restake_using_subcommand batch; and __fish_seen_subcommand_from resume" -l json -d 'Prints the result as one JSON object'
complete -c restake -n "__fish_restake_using_subcommand batch; and __fish_seen_subcommand_from resume" -s q -l quiet -d 'Says less on standard error'
complete -c restake -n "__fish_restake_using_subcommand batch; and __fish_seen_subcommand_from resume" -s v -l verbose -d 'Says on standard error which node and block were asked, and how often'
complete -c restake -n "__fish_restake_using_subcommand batch; and __fish_seen_subcommand_from resume" -l no-input -d 'Never asks: a question that no option answers ends the command; so it is where `CI` is set'
complete -c restake -n "__fish_restake_using_subcommand batch; and __fish_seen_subcommand_from resume" -l allow-insecure-rpc -d 'Allows a node to be asked over plain http beyond this machine'
complete -c restake -n "__fish_restake_using_subcommand batch; and __fish_seen_subcommand_from resume" -l verify-state -d 'Simulates here, over state that the node proves against the block\'s state root, instead of believing its simulation'
complete -c restake -n "__fish_restake_using_subcommand batch; and __fish_seen_subcommand_from resume" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c restake -n "__fish_restake_using_subcommand batch; and __fish_seen_subcommand_from status" -s n -l network -d 'The network: mainnet, hoodi, sepolia, or a registry file\'s own name' -r
complete -c restake -n "__fish_restake_using_subcommand batch; and __fish_seen_subcommand_from status" -l rpc-url -d 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails' -r
complete -c restake -n "__fish_restake_using_subcommand batch; and __fish_seen_subcommand_from status" -l rate -d 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]' -r
complete -c restake -n "__fish_restake_using_subcommand batch; and __fish_seen_subcommand_from status" -l registry -d 'A registry file laid over the built-in one: a local chain, a new venue' -r -F
complete -c restake -n "__fish_restake_using_subcommand batch; and __fish_seen_subcommand_from status" -s a -l account -d 'The account that acts' -r
complete -c restake -n "__fish_restake_using_subcommand batch; and __fish_seen_subcommand_from status" -l password-file -d 'Reads the account\'s password from a file; `-` is standard input' -r -F
complete -c restake -n "__fish_restake_using_subcommand batch; and __fish_seen_subcommand_from status" -l password-fd -d 'Reads the account\'s password from an open file descriptor, a line at a time, instead of from a file' -r
complete -c restake -n "__fish_restake_using_subcommand batch; and __fish_seen_subcommand_from status" -l max-kdf-memory -d 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]' -r
complete -c restake -n "__fish_restake_using_subcommand batch; and __fish_seen_subcommand_from status" -l color -d 'When to use colours' -r -f -a "auto\t'On terminals, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c restake -n "__fish_restake_using_subcommand batch; and __fish_seen_subcommand_from status" -l home -d 'Keeps everything in this folder instead of the user\'s own' -r -F
complete -c restake -n "__fish_restake_using_subcommand batch; and __fish_seen_subcommand_from status" -l config -d 'The configuration file' -r -F
complete -c restake -n "__fish_restake_using_subcommand batch; and __fish_seen_subcommand_from status" -l json -d 'Prints the result as one JSON object'
complete -c restake -n "__fish_restake_using_subcommand batch; and __fish_seen_subcommand_from status" -s q -l quiet -d 'Says less on standard error'
complete -c restake -n "__fish_restake_using_subcommand batch; and __fish_seen_subcommand_from status" -s v -l verbose -d 'Says on standard error which node and block were asked, and how often'
complete -c restake -n "__fish_restake_using_subcommand batch; and __fish_seen_subcommand_from status" -l no-input -d 'Never asks: a question that no option answers ends the command; so it is where `CI` is set'
complete -c restake -n "__fish_restake_using_subcommand batch; and __fish_seen_subcommand_from status" -l allow-insecure-rpc -d 'Allows a node to be asked over plain http beyond this machine'
complete -c restake -n "__fish_restake_using_subcommand batch; and __fish_seen_subcommand_from status" -l verify-state -d 'Simulates here, over state that the node proves against the block\'s state root, instead of believing its simulation'
complete -c restake -n "__fish_restake_using_subcommand batch; and __fish_seen_subcommand_from status" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c restake -n "__fish_restake_using_subcommand batch; and __fish_seen_subcommand_from help" -f -a "check" -d 'Simulate everything in order on one block, and show it'
complete -c restake -n "__fish_restake_using_subcommand batch; and __fish_seen_subcommand_from help" -f -a "run" -d 'Check a file, ask once, and carry it out'
complete -c restake -n "__fish_restake_using_subcommand batch; and __fish_seen_subcommand_from help" -f -a "resume" -d 'Do what is left of a run that was broken off'
complete -c restake -n "__fish_restake_using_subcommand batch; and __fish_seen_subcommand_from help" -f -a "status" -d 'Show what became of each action of the last run'
complete -c restake -n "__fish_restake_using_subcommand batch; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c restake -n "__fish_restake_using_subcommand plan; and not __fish_seen_subcommand_from show run export help" -s n -l network -d 'The network: mainnet, hoodi, sepolia, or a registry file\'s own name' -r
complete -c restake -n "__fish_restake_using_subcommand plan; and not __fish_seen_subcommand_from show run export help" -l rpc-url -d 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails' -r
complete -c restake -n "__fish_restake_using_subcommand plan; and not __fish_seen_subcommand_from show run export help" -l rate -d 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]' -r
complete -c restake -n "__fish_restake_using_subcommand plan; and not __fish_seen_subcommand_from show run export help" -l registry -d 'A registry file laid over the built-in one: a local chain, a new venue' -r -F
complete -c restake -n "__fish_restake_using_subcommand plan; and not __fish_seen_subcommand_from show run export help" -s a -l account -d 'The account that acts' -r
complete -c restake -n "__fish_restake_using_subcommand plan; and not __fish_seen_subcommand_from show run export help" -l password-file -d 'Reads the account\'s password from a file; `-` is standard input' -r -F
complete -c restake -n "__fish_restake_using_subcommand plan; and not __fish_seen_subcommand_from show run export help" -l password-fd -d 'Reads the account\'s password from an open file descriptor, a line at a time, instead of from a file' -r
complete -c restake -n "__fish_restake_using_subcommand plan; and not __fish_seen_subcommand_from show run export help" -l max-kdf-memory -d 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]' -r
complete -c restake -n "__fish_restake_using_subcommand plan; and not __fish_seen_subcommand_from show run export help" -l color -d 'When to use colours' -r -f -a "auto\t'On terminals, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c restake -n "__fish_restake_using_subcommand plan; and not __fish_seen_subcommand_from show run export help" -l home -d 'Keeps everything in this folder instead of the user\'s own' -r -F
complete -c restake -n "__fish_restake_using_subcommand plan; and not __fish_seen_subcommand_from show run export help" -l config -d 'The configuration file' -r -F
complete -c restake -n "__fish_restake_using_subcommand plan; and not __fish_seen_subcommand_from show run export help" -l json -d 'Prints the result as one JSON object'
complete -c restake -n "__fish_restake_using_subcommand plan; and not __fish_seen_subcommand_from show run export help" -s q -l quiet -d 'Says less on standard error'
complete -c restake -n "__fish_restake_using_subcommand plan; and not __fish_seen_subcommand_from show run export help" -s v -l verbose -d 'Says on standard error which node and block were asked, and how often'
complete -c restake -n "__fish_restake_using_subcommand plan; and not __fish_seen_subcommand_from show run export help" -l no-input -d 'Never asks: a question that no option answers ends the command; so it is where `CI` is set'
complete -c restake -n "__fish_restake_using_subcommand plan; and not __fish_seen_subcommand_from show run export help" -l allow-insecure-rpc -d 'Allows a node to be asked over plain http beyond this machine'
complete -c restake -n "__fish_restake_using_subcommand plan; and not __fish_seen_subcommand_from show run export help" -l verify-state -d 'Simulates here, over state that the node proves against the block\'s state root, instead of believing its simulation'
complete -c restake -n "__fish_restake_using_subcommand plan; and not __fish_seen_subcommand_from show run export help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c restake -n "__fish_restake_using_subcommand plan; and not __fish_seen_subcommand_from show run export help" -f -a "show" -d 'Show what a plan file holds, without a node'
complete -c restake -n "__fish_restake_using_subcommand plan; and not __fish_seen_subcommand_from show run export help" -f -a "run" -d 'Simulate, review, sign and send a plan file'
complete -c restake -n "__fish_restake_using_subcommand plan; and not __fish_seen_subcommand_from show run export help" -f -a "export" -d 'Simulate and review a plan file, and write it for somebody else to sign'
complete -c restake -n "__fish_restake_using_subcommand plan; and not __fish_seen_subcommand_from show run export help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c restake -n "__fish_restake_using_subcommand plan; and __fish_seen_subcommand_from show" -s n -l network -d 'The network: mainnet, hoodi, sepolia, or a registry file\'s own name' -r
complete -c restake -n "__fish_restake_using_subcommand plan; and __fish_seen_subcommand_from show" -l rpc-url -d 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails' -r
complete -c restake -n "__fish_restake_using_subcommand plan; and __fish_seen_subcommand_from show" -l rate -d 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]' -r
complete -c restake -n "__fish_restake_using_subcommand plan; and __fish_seen_subcommand_from show" -l registry -d 'A registry file laid over the built-in one: a local chain, a new venue' -r -F
complete -c restake -n "__fish_restake_using_subcommand plan; and __fish_seen_subcommand_from show" -s a -l account -d 'The account that acts' -r
complete -c restake -n "__fish_restake_using_subcommand plan; and __fish_seen_subcommand_from show" -l password-file -d 'Reads the account\'s password from a file; `-` is standard input' -r -F
complete -c restake -n "__fish_restake_using_subcommand plan; and __fish_seen_subcommand_from show" -l password-fd -d 'Reads the account\'s password from an open file descriptor, a line at a time, instead of from a file' -r
complete -c restake -n "__fish_restake_using_subcommand plan; and __fish_seen_subcommand_from show" -l max-kdf-memory -d 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]' -r
complete -c restake -n "__fish_restake_using_subcommand plan; and __fish_seen_subcommand_from show" -l color -d 'When to use colours' -r -f -a "auto\t'On terminals, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c restake -n "__fish_restake_using_subcommand plan; and __fish_seen_subcommand_from show" -l home -d 'Keeps everything in this folder instead of the user\'s own' -r -F
complete -c restake -n "__fish_restake_using_subcommand plan; and __fish_seen_subcommand_from show" -l config -d 'The configuration file' -r -F
complete -c restake -n "__fish_restake_using_subcommand plan; and __fish_seen_subcommand_from show" -l json -d 'Prints the result as one JSON object'
complete -c restake -n "__fish_restake_using_subcommand plan; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Says less on standard error'
complete -c restake -n "__fish_restake_using_subcommand plan; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Says on standard error which node and block were asked, and how often'
complete -c restake -n "__fish_restake_using_subcommand plan; and __fish_seen_subcommand_from show" -l no-input -d 'Never asks: a question that no option answers ends the command; so it is where `CI` is set'
complete -c restake -n "__fish_restake_using_subcommand plan; and __fish_seen_subcommand_from show" -l allow-insecure-rpc -d 'Allows a node to be asked over plain http beyond this machine'
complete -c restake -n "__fish_restake_using_subcommand plan; and __fish_seen_subcommand_from show" -l verify-state -d 'Simulates here, over state that the node proves against the block\'s state root, instead of believing its simulation'
complete -c restake -n "__fish_restake_using_subcommand plan; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c restake -n "__fish_restake_using_subcommand plan; and __fish_seen_subcommand_from run" -l save -d 'Writes the plan instead of signing it, with all that `restake sign` needs where there is no network' -r -F
complete -c restake -n "__fish_restake_using_subcommand plan; and __fish_seen_subcommand_from run" -l max-fee -d 'The most a unit of gas may cost' -r
complete -c restake -n "__fish_restake_using_subcommand plan; and __fish_seen_subcommand_from run" -l priority-fee -d 'What of it goes to the block builder' -r
complete -c restake -n "__fish_restake_using_subcommand plan; and __fish_seen_subcommand_from run" -l gas-limit -d 'The gas limit of each transaction, instead of the simulated gas and a quarter more' -r
complete -c restake -n "__fish_restake_using_subcommand plan; and __fish_seen_subcommand_from run" -l nonce -d 'The first transaction\'s nonce, instead of the account\'s next' -r
complete -c restake -n "__fish_restake_using_subcommand plan; and __fish_seen_subcommand_from run" -l confirmations -d 'How many blocks make a transaction final; its own is the first' -r
complete -c restake -n "__fish_restake_using_subcommand plan; and __fish_seen_subcommand_from run" -l timeout -d 'How many seconds to wait for each transaction\'s block [default: 900]' -r
complete -c restake -n "__fish_restake_using_subcommand plan; and __fish_seen_subcommand_from run" -l slippage -d 'How much less than quoted may arrive [default: 0.5%]' -r
complete -c restake -n "__fish_restake_using_subcommand plan; and __fish_seen_subcommand_from run" -l accept-terms -d 'Accepts an operator\'s slashing terms by their digest' -r
complete -c restake -n "__fish_restake_using_subcommand plan; and __fish_seen_subcommand_from run" -l allow-unknown -d 'Allows a contract outside the registry' -r
complete -c restake -n "__fish_restake_using_subcommand plan; and __fish_seen_subcommand_from run" -l export -d 'Writes the plan for somebody else to sign: as a batch for a Safe, or as unsigned transactions' -r -f -a "safe\t'A batch for the Safe app\'s Transaction Builder, and the hashes that its signers compare'
unsigned\t'The bytes of each unsigned transaction, and the hash that is signed'"
complete -c restake -n "__fish_restake_using_subcommand plan; and __fish_seen_subcommand_from run" -l out -d 'Writes the export into a file instead of standard output' -r -F
complete -c restake -n "__fish_restake_using_subcommand plan; and __fish_seen_subcommand_from run" -l safe-nonce -d 'The Safe\'s nonce that the transaction gets [default: the Safe\'s next]' -r
complete -c restake -n "__fish_restake_using_subcommand plan; and __fish_seen_subcommand_from run" -l safe-version -d 'The Safe\'s version [default: what the Safe says]' -r -f -a "1.3.0\t'1.3.0'
1.4.1\t'1.4.1'
1.5.0\t'1.5.0'"
complete -c restake -n "__fish_restake_using_subcommand plan; and __fish_seen_subcommand_from run" -l multi-send -d 'The `MultiSendCallOnly` contract that joins several calls [default: the version\'s canonical one]' -r
complete -c restake -n "__fish_restake_using_subcommand plan; and __fish_seen_subcommand_from run" -s n -l network -d 'The network: mainnet, hoodi, sepolia, or a registry file\'s own name' -r
complete -c restake -n "__fish_restake_using_subcommand plan; and __fish_seen_subcommand_from run" -l rpc-url -d 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails' -r
complete -c restake -n "__fish_restake_using_subcommand plan; and __fish_seen_subcommand_from run" -l rate -d 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]' -r
complete -c restake -n "__fish_restake_using_subcommand plan; and __fish_seen_subcommand_from run" -l registry -d 'A registry file laid over the built-in one: a local chain, a new venue' -r -F
complete -c restake -n "__fish_restake_using_subcommand plan; and __fish_seen_subcommand_from run" -s a -l account -d 'The account that acts' -r
complete -c restake -n "__fish_restake_using_subcommand plan; and __fish_seen_subcommand_from run" -l password-file -d 'Reads the account\'s password from a file; `-` is standard input' -r -F
complete -c restake -n "__fish_restake_using_subcommand plan; and __fish_seen_subcommand_from run" -l password-fd -d 'Reads the account\'s password from an open file descriptor, a line at a time, instead of from a file' -r
complete -c restake -n "__fish_restake_using_subcommand plan; and __fish_seen_subcommand_from run" -l max-kdf-memory -d 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]' -r
complete -c restake -n "__fish_restake_using_subcommand plan; and __fish_seen_subcommand_from run" -l color -d 'When to use colours' -r -f -a "auto\t'On terminals, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c restake -n "__fish_restake_using_subcommand plan; and __fish_seen_subcommand_from run" -l home -d 'Keeps everything in this folder instead of the user\'s own' -r -F
complete -c restake -n "__fish_restake_using_subcommand plan; and __fish_seen_subcommand_from run" -l config -d 'The configuration file' -r -F
complete -c restake -n "__fish_restake_using_subcommand plan; and __fish_seen_subcommand_from run" -s y -l yes -d 'Answers the review with yes; never a bound or a term'
complete -c restake -n "__fish_restake_using_subcommand plan; and __fish_seen_subcommand_from run" -l dry-run -d 'Simulates, shows and stops'
complete -c restake -n "__fish_restake_using_subcommand plan; and __fish_seen_subcommand_from run" -l no-wait -d 'Returns when the last transaction is sent'
complete -c restake -n "__fish_restake_using_subcommand plan; and __fish_seen_subcommand_from run" -l qr -d 'Shows unsigned transactions as QR codes, on standard error'
complete -c restake -n "__fish_restake_using_subcommand plan; and __fish_seen_subcommand_from run" -l json -d 'Prints the result as one JSON object'
complete -c restake -n "__fish_restake_using_subcommand plan; and __fish_seen_subcommand_from run" -s q -l quiet -d 'Says less on standard error'
complete -c restake -n "__fish_restake_using_subcommand plan; and __fish_seen_subcommand_from run" -s v -l verbose -d 'Says on standard error which node and block were asked, and how often'
complete -c restake -n "__fish_restake_using_subcommand plan; and __fish_seen_subcommand_from run" -l no-input -d 'Never asks: a question that no option answers ends the command; so it is where `CI` is set'
complete -c restake -n "__fish_restake_using_subcommand plan; and __fish_seen_subcommand_from run" -l allow-insecure-rpc -d 'Allows a node to be asked over plain http beyond this machine'
complete -c restake -n "__fish_restake_using_subcommand plan; and __fish_seen_subcommand_from run" -l verify-state -d 'Simulates here, over state that the node proves against the block\'s state root, instead of believing its simulation'
complete -c restake -n "__fish_restake_using_subcommand plan; and __fish_seen_subcommand_from run" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c restake -n "__fish_restake_using_subcommand plan; and __fish_seen_subcommand_from export" -l to -d 'For whom it is written' -r -f -a "safe\t'A batch for the Safe app\'s Transaction Builder, and the hashes that its signers compare'
unsigned\t'The bytes of each unsigned transaction, and the hash that is signed'"
complete -c restake -n "__fish_restake_using_subcommand plan; and __fish_seen_subcommand_from export" -l out -d 'Writes the export into a file instead of standard output' -r -F
complete -c restake -n "__fish_restake_using_subcommand plan; and __fish_seen_subcommand_from export" -l safe-nonce -d 'The Safe\'s nonce that the transaction gets [default: the Safe\'s next]' -r
complete -c restake -n "__fish_restake_using_subcommand plan; and __fish_seen_subcommand_from export" -l safe-version -d 'The Safe\'s version [default: what the Safe says]' -r -f -a "1.3.0\t'1.3.0'
1.4.1\t'1.4.1'
1.5.0\t'1.5.0'"
complete -c restake -n "__fish_restake_using_subcommand plan; and __fish_seen_subcommand_from export" -l multi-send -d 'The `MultiSendCallOnly` contract that joins several calls [default: the version\'s canonical one]' -r
complete -c restake -n "__fish_restake_using_subcommand plan; and __fish_seen_subcommand_from export" -l accept-terms -d 'Accepts an operator\'s slashing terms by their digest' -r
complete -c restake -n "__fish_restake_using_subcommand plan; and __fish_seen_subcommand_from export" -l allow-unknown -d 'Allows a contract outside the registry' -r
complete -c restake -n "__fish_restake_using_subcommand plan; and __fish_seen_subcommand_from export" -s n -l network -d 'The network: mainnet, hoodi, sepolia, or a registry file\'s own name' -r
complete -c restake -n "__fish_restake_using_subcommand plan; and __fish_seen_subcommand_from export" -l rpc-url -d 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails' -r
complete -c restake -n "__fish_restake_using_subcommand plan; and __fish_seen_subcommand_from export" -l rate -d 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]' -r
complete -c restake -n "__fish_restake_using_subcommand plan; and __fish_seen_subcommand_from export" -l registry -d 'A registry file laid over the built-in one: a local chain, a new venue' -r -F
complete -c restake -n "__fish_restake_using_subcommand plan; and __fish_seen_subcommand_from export" -s a -l account -d 'The account that acts' -r
complete -c restake -n "__fish_restake_using_subcommand plan; and __fish_seen_subcommand_from export" -l password-file -d 'Reads the account\'s password from a file; `-` is standard input' -r -F
complete -c restake -n "__fish_restake_using_subcommand plan; and __fish_seen_subcommand_from export" -l password-fd -d 'Reads the account\'s password from an open file descriptor, a line at a time, instead of from a file' -r
complete -c restake -n "__fish_restake_using_subcommand plan; and __fish_seen_subcommand_from export" -l max-kdf-memory -d 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]' -r
complete -c restake -n "__fish_restake_using_subcommand plan; and __fish_seen_subcommand_from export" -l color -d 'When to use colours' -r -f -a "auto\t'On terminals, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c restake -n "__fish_restake_using_subcommand plan; and __fish_seen_subcommand_from export" -l home -d 'Keeps everything in this folder instead of the user\'s own' -r -F
complete -c restake -n "__fish_restake_using_subcommand plan; and __fish_seen_subcommand_from export" -l config -d 'The configuration file' -r -F
complete -c restake -n "__fish_restake_using_subcommand plan; and __fish_seen_subcommand_from export" -l qr -d 'Shows unsigned transactions as QR codes, on standard error'
complete -c restake -n "__fish_restake_using_subcommand plan; and __fish_seen_subcommand_from export" -l json -d 'Prints the result as one JSON object'
complete -c restake -n "__fish_restake_using_subcommand plan; and __fish_seen_subcommand_from export" -s q -l quiet -d 'Says less on standard error'
complete -c restake -n "__fish_restake_using_subcommand plan; and __fish_seen_subcommand_from export" -s v -l verbose -d 'Says on standard error which node and block were asked, and how often'
complete -c restake -n "__fish_restake_using_subcommand plan; and __fish_seen_subcommand_from export" -l no-input -d 'Never asks: a question that no option answers ends the command; so it is where `CI` is set'
complete -c restake -n "__fish_restake_using_subcommand plan; and __fish_seen_subcommand_from export" -l allow-insecure-rpc -d 'Allows a node to be asked over plain http beyond this machine'
complete -c restake -n "__fish_restake_using_subcommand plan; and __fish_seen_subcommand_from export" -l verify-state -d 'Simulates here, over state that the node proves against the block\'s state root, instead of believing its simulation'
complete -c restake -n "__fish_restake_using_subcommand plan; and __fish_seen_subcommand_from export" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c restake -n "__fish_restake_using_subcommand plan; and __fish_seen_subcommand_from help" -f -a "show" -d 'Show what a plan file holds, without a node'
complete -c restake -n "__fish_restake_using_subcommand plan; and __fish_seen_subcommand_from help" -f -a "run" -d 'Simulate, review, sign and send a plan file'
complete -c restake -n "__fish_restake_using_subcommand plan; and __fish_seen_subcommand_from help" -f -a "export" -d 'Simulate and review a plan file, and write it for somebody else to sign'
complete -c restake -n "__fish_restake_using_subcommand plan; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c restake -n "__fish_restake_using_subcommand sign" -l out -d 'Where the signed file is written [default: beside it; for `plan.json` that is `plan.signed.json`]' -r -F
complete -c restake -n "__fish_restake_using_subcommand sign" -l max-fee -d 'The most a unit of gas may cost; a file that says more is refused' -r
complete -c restake -n "__fish_restake_using_subcommand sign" -l accept-terms -d 'Accepts an operator\'s slashing terms, as the file records them, by their digest' -r
complete -c restake -n "__fish_restake_using_subcommand sign" -l allow-unknown -d 'Allows a contract outside the registry' -r
complete -c restake -n "__fish_restake_using_subcommand sign" -s n -l network -d 'The network: mainnet, hoodi, sepolia, or a registry file\'s own name' -r
complete -c restake -n "__fish_restake_using_subcommand sign" -l rpc-url -d 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails' -r
complete -c restake -n "__fish_restake_using_subcommand sign" -l rate -d 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]' -r
complete -c restake -n "__fish_restake_using_subcommand sign" -l registry -d 'A registry file laid over the built-in one: a local chain, a new venue' -r -F
complete -c restake -n "__fish_restake_using_subcommand sign" -s a -l account -d 'The account that acts' -r
complete -c restake -n "__fish_restake_using_subcommand sign" -l password-file -d 'Reads the account\'s password from a file; `-` is standard input' -r -F
complete -c restake -n "__fish_restake_using_subcommand sign" -l password-fd -d 'Reads the account\'s password from an open file descriptor, a line at a time, instead of from a file' -r
complete -c restake -n "__fish_restake_using_subcommand sign" -l max-kdf-memory -d 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]' -r
complete -c restake -n "__fish_restake_using_subcommand sign" -l color -d 'When to use colours' -r -f -a "auto\t'On terminals, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c restake -n "__fish_restake_using_subcommand sign" -l home -d 'Keeps everything in this folder instead of the user\'s own' -r -F
complete -c restake -n "__fish_restake_using_subcommand sign" -l config -d 'The configuration file' -r -F
complete -c restake -n "__fish_restake_using_subcommand sign" -s y -l yes -d 'Answers the review with yes; never a bound or a term'
complete -c restake -n "__fish_restake_using_subcommand sign" -l dry-run -d 'Shows the review and stops'
complete -c restake -n "__fish_restake_using_subcommand sign" -l json -d 'Prints the result as one JSON object'
complete -c restake -n "__fish_restake_using_subcommand sign" -s q -l quiet -d 'Says less on standard error'
complete -c restake -n "__fish_restake_using_subcommand sign" -s v -l verbose -d 'Says on standard error which node and block were asked, and how often'
complete -c restake -n "__fish_restake_using_subcommand sign" -l no-input -d 'Never asks: a question that no option answers ends the command; so it is where `CI` is set'
complete -c restake -n "__fish_restake_using_subcommand sign" -l allow-insecure-rpc -d 'Allows a node to be asked over plain http beyond this machine'
complete -c restake -n "__fish_restake_using_subcommand sign" -l verify-state -d 'Simulates here, over state that the node proves against the block\'s state root, instead of believing its simulation'
complete -c restake -n "__fish_restake_using_subcommand sign" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c restake -n "__fish_restake_using_subcommand broadcast" -l confirmations -d 'How many blocks make a transaction final; its own is the first' -r
complete -c restake -n "__fish_restake_using_subcommand broadcast" -l timeout -d 'How many seconds to wait for each transaction\'s block [default: 900]' -r
complete -c restake -n "__fish_restake_using_subcommand broadcast" -l accept-terms -d 'Accepts an operator\'s slashing terms by their digest' -r
complete -c restake -n "__fish_restake_using_subcommand broadcast" -l allow-unknown -d 'Allows a contract outside the registry' -r
complete -c restake -n "__fish_restake_using_subcommand broadcast" -s n -l network -d 'The network: mainnet, hoodi, sepolia, or a registry file\'s own name' -r
complete -c restake -n "__fish_restake_using_subcommand broadcast" -l rpc-url -d 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails' -r
complete -c restake -n "__fish_restake_using_subcommand broadcast" -l rate -d 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]' -r
complete -c restake -n "__fish_restake_using_subcommand broadcast" -l registry -d 'A registry file laid over the built-in one: a local chain, a new venue' -r -F
complete -c restake -n "__fish_restake_using_subcommand broadcast" -s a -l account -d 'The account that acts' -r
complete -c restake -n "__fish_restake_using_subcommand broadcast" -l password-file -d 'Reads the account\'s password from a file; `-` is standard input' -r -F
complete -c restake -n "__fish_restake_using_subcommand broadcast" -l password-fd -d 'Reads the account\'s password from an open file descriptor, a line at a time, instead of from a file' -r
complete -c restake -n "__fish_restake_using_subcommand broadcast" -l max-kdf-memory -d 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]' -r
complete -c restake -n "__fish_restake_using_subcommand broadcast" -l color -d 'When to use colours' -r -f -a "auto\t'On terminals, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c restake -n "__fish_restake_using_subcommand broadcast" -l home -d 'Keeps everything in this folder instead of the user\'s own' -r -F
complete -c restake -n "__fish_restake_using_subcommand broadcast" -l config -d 'The configuration file' -r -F
complete -c restake -n "__fish_restake_using_subcommand broadcast" -s y -l yes -d 'Answers the review with yes; never a bound or a term'
complete -c restake -n "__fish_restake_using_subcommand broadcast" -l dry-run -d 'Simulates, shows and stops'
complete -c restake -n "__fish_restake_using_subcommand broadcast" -l no-wait -d 'Returns when the last transaction is sent'
complete -c restake -n "__fish_restake_using_subcommand broadcast" -l json -d 'Prints the result as one JSON object'
complete -c restake -n "__fish_restake_using_subcommand broadcast" -s q -l quiet -d 'Says less on standard error'
complete -c restake -n "__fish_restake_using_subcommand broadcast" -s v -l verbose -d 'Says on standard error which node and block were asked, and how often'
complete -c restake -n "__fish_restake_using_subcommand broadcast" -l no-input -d 'Never asks: a question that no option answers ends the command; so it is where `CI` is set'
complete -c restake -n "__fish_restake_using_subcommand broadcast" -l allow-insecure-rpc -d 'Allows a node to be asked over plain http beyond this machine'
complete -c restake -n "__fish_restake_using_subcommand broadcast" -l verify-state -d 'Simulates here, over state that the node proves against the block\'s state root, instead of believing its simulation'
complete -c restake -n "__fish_restake_using_subcommand broadcast" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c restake -n "__fish_restake_using_subcommand practice; and not __fish_seen_subcommand_from serve help" -s n -l network -d 'The network: mainnet, hoodi, sepolia, or a registry file\'s own name' -r
complete -c restake -n "__fish_restake_using_subcommand practice; and not __fish_seen_subcommand_from serve help" -l rpc-url -d 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails' -r
complete -c restake -n "__fish_restake_using_subcommand practice; and not __fish_seen_subcommand_from serve help" -l rate -d 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]' -r
complete -c restake -n "__fish_restake_using_subcommand practice; and not __fish_seen_subcommand_from serve help" -l registry -d 'A registry file laid over the built-in one: a local chain, a new venue' -r -F
complete -c restake -n "__fish_restake_using_subcommand practice; and not __fish_seen_subcommand_from serve help" -s a -l account -d 'The account that acts' -r
complete -c restake -n "__fish_restake_using_subcommand practice; and not __fish_seen_subcommand_from serve help" -l password-file -d 'Reads the account\'s password from a file; `-` is standard input' -r -F
complete -c restake -n "__fish_restake_using_subcommand practice; and not __fish_seen_subcommand_from serve help" -l password-fd -d 'Reads the account\'s password from an open file descriptor, a line at a time, instead of from a file' -r
complete -c restake -n "__fish_restake_using_subcommand practice; and not __fish_seen_subcommand_from serve help" -l max-kdf-memory -d 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]' -r
complete -c restake -n "__fish_restake_using_subcommand practice; and not __fish_seen_subcommand_from serve help" -l color -d 'When to use colours' -r -f -a "auto\t'On terminals, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c restake -n "__fish_restake_using_subcommand practice; and not __fish_seen_subcommand_from serve help" -l home -d 'Keeps everything in this folder instead of the user\'s own' -r -F
complete -c restake -n "__fish_restake_using_subcommand practice; and not __fish_seen_subcommand_from serve help" -l config -d 'The configuration file' -r -F
complete -c restake -n "__fish_restake_using_subcommand practice; and not __fish_seen_subcommand_from serve help" -l json -d 'Prints the result as one JSON object'
complete -c restake -n "__fish_restake_using_subcommand practice; and not __fish_seen_subcommand_from serve help" -s q -l quiet -d 'Says less on standard error'
complete -c restake -n "__fish_restake_using_subcommand practice; and not __fish_seen_subcommand_from serve help" -s v -l verbose -d 'Says on standard error which node and block were asked, and how often'
complete -c restake -n "__fish_restake_using_subcommand practice; and not __fish_seen_subcommand_from serve help" -l no-input -d 'Never asks: a question that no option answers ends the command; so it is where `CI` is set'
complete -c restake -n "__fish_restake_using_subcommand practice; and not __fish_seen_subcommand_from serve help" -l allow-insecure-rpc -d 'Allows a node to be asked over plain http beyond this machine'
complete -c restake -n "__fish_restake_using_subcommand practice; and not __fish_seen_subcommand_from serve help" -l verify-state -d 'Simulates here, over state that the node proves against the block\'s state root, instead of believing its simulation'
complete -c restake -n "__fish_restake_using_subcommand practice; and not __fish_seen_subcommand_from serve help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c restake -n "__fish_restake_using_subcommand practice; and not __fish_seen_subcommand_from serve help" -f -a "serve" -d 'Serve the embedded chain as a local node, with its registry, its rewards sidecar and a funded account'
complete -c restake -n "__fish_restake_using_subcommand practice; and not __fish_seen_subcommand_from serve help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c restake -n "__fish_restake_using_subcommand practice; and __fish_seen_subcommand_from serve" -l port -d 'The port on this machine; 0 takes any that is free' -r
complete -c restake -n "__fish_restake_using_subcommand practice; and __fish_seen_subcommand_from serve" -l registry-out -d 'Where the network\'s registry file is written [default: practice.toml in the home folder]' -r -F
complete -c restake -n "__fish_restake_using_subcommand practice; and __fish_seen_subcommand_from serve" -l fund -d 'An account that gets ether and rewards, besides the three whose keys are shown' -r
complete -c restake -n "__fish_restake_using_subcommand practice; and __fish_seen_subcommand_from serve" -s n -l network -d 'The network: mainnet, hoodi, sepolia, or a registry file\'s own name' -r
complete -c restake -n "__fish_restake_using_subcommand practice; and __fish_seen_subcommand_from serve" -l rpc-url -d 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails' -r
complete -c restake -n "__fish_restake_using_subcommand practice; and __fish_seen_subcommand_from serve" -l rate -d 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]' -r
complete -c restake -n "__fish_restake_using_subcommand practice; and __fish_seen_subcommand_from serve" -l registry -d 'A registry file laid over the built-in one: a local chain, a new venue' -r -F
complete -c restake -n "__fish_restake_using_subcommand practice; and __fish_seen_subcommand_from serve" -s a -l account -d 'The account that acts' -r
complete -c restake -n "__fish_restake_using_subcommand practice; and __fish_seen_subcommand_from serve" -l password-file -d 'Reads the account\'s password from a file; `-` is standard input' -r -F
complete -c restake -n "__fish_restake_using_subcommand practice; and __fish_seen_subcommand_from serve" -l password-fd -d 'Reads the account\'s password from an open file descriptor, a line at a time, instead of from a file' -r
complete -c restake -n "__fish_restake_using_subcommand practice; and __fish_seen_subcommand_from serve" -l max-kdf-memory -d 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]' -r
complete -c restake -n "__fish_restake_using_subcommand practice; and __fish_seen_subcommand_from serve" -l color -d 'When to use colours' -r -f -a "auto\t'On terminals, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c restake -n "__fish_restake_using_subcommand practice; and __fish_seen_subcommand_from serve" -l home -d 'Keeps everything in this folder instead of the user\'s own' -r -F
complete -c restake -n "__fish_restake_using_subcommand practice; and __fish_seen_subcommand_from serve" -l config -d 'The configuration file' -r -F
complete -c restake -n "__fish_restake_using_subcommand practice; and __fish_seen_subcommand_from serve" -l json -d 'Prints the result as one JSON object'
complete -c restake -n "__fish_restake_using_subcommand practice; and __fish_seen_subcommand_from serve" -s q -l quiet -d 'Says less on standard error'
complete -c restake -n "__fish_restake_using_subcommand practice; and __fish_seen_subcommand_from serve" -s v -l verbose -d 'Says on standard error which node and block were asked, and how often'
complete -c restake -n "__fish_restake_using_subcommand practice; and __fish_seen_subcommand_from serve" -l no-input -d 'Never asks: a question that no option answers ends the command; so it is where `CI` is set'
complete -c restake -n "__fish_restake_using_subcommand practice; and __fish_seen_subcommand_from serve" -l allow-insecure-rpc -d 'Allows a node to be asked over plain http beyond this machine'
complete -c restake -n "__fish_restake_using_subcommand practice; and __fish_seen_subcommand_from serve" -l verify-state -d 'Simulates here, over state that the node proves against the block\'s state root, instead of believing its simulation'
complete -c restake -n "__fish_restake_using_subcommand practice; and __fish_seen_subcommand_from serve" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c restake -n "__fish_restake_using_subcommand practice; and __fish_seen_subcommand_from help" -f -a "serve" -d 'Serve the embedded chain as a local node, with its registry, its rewards sidecar and a funded account'
complete -c restake -n "__fish_restake_using_subcommand practice; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c restake -n "__fish_restake_using_subcommand completions" -s n -l network -d 'The network: mainnet, hoodi, sepolia, or a registry file\'s own name' -r
complete -c restake -n "__fish_restake_using_subcommand completions" -l rpc-url -d 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails' -r
complete -c restake -n "__fish_restake_using_subcommand completions" -l rate -d 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]' -r
complete -c restake -n "__fish_restake_using_subcommand completions" -l registry -d 'A registry file laid over the built-in one: a local chain, a new venue' -r -F
complete -c restake -n "__fish_restake_using_subcommand completions" -s a -l account -d 'The account that acts' -r
complete -c restake -n "__fish_restake_using_subcommand completions" -l password-file -d 'Reads the account\'s password from a file; `-` is standard input' -r -F
complete -c restake -n "__fish_restake_using_subcommand completions" -l password-fd -d 'Reads the account\'s password from an open file descriptor, a line at a time, instead of from a file' -r
complete -c restake -n "__fish_restake_using_subcommand completions" -l max-kdf-memory -d 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]' -r
complete -c restake -n "__fish_restake_using_subcommand completions" -l color -d 'When to use colours' -r -f -a "auto\t'On terminals, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c restake -n "__fish_restake_using_subcommand completions" -l home -d 'Keeps everything in this folder instead of the user\'s own' -r -F
complete -c restake -n "__fish_restake_using_subcommand completions" -l config -d 'The configuration file' -r -F
complete -c restake -n "__fish_restake_using_subcommand completions" -l json -d 'Prints the result as one JSON object'
complete -c restake -n "__fish_restake_using_subcommand completions" -s q -l quiet -d 'Says less on standard error'
complete -c restake -n "__fish_restake_using_subcommand completions" -s v -l verbose -d 'Says on standard error which node and block were asked, and how often'
complete -c restake -n "__fish_restake_using_subcommand completions" -l no-input -d 'Never asks: a question that no option answers ends the command; so it is where `CI` is set'
complete -c restake -n "__fish_restake_using_subcommand completions" -l allow-insecure-rpc -d 'Allows a node to be asked over plain http beyond this machine'
complete -c restake -n "__fish_restake_using_subcommand completions" -l verify-state -d 'Simulates here, over state that the node proves against the block\'s state root, instead of believing its simulation'
complete -c restake -n "__fish_restake_using_subcommand completions" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c restake -n "__fish_restake_using_subcommand man" -s n -l network -d 'The network: mainnet, hoodi, sepolia, or a registry file\'s own name' -r
complete -c restake -n "__fish_restake_using_subcommand man" -l rpc-url -d 'The node; repeat it to name several: the one with the highest block is asked, and the next one when it fails' -r
complete -c restake -n "__fish_restake_using_subcommand man" -l rate -d 'How many calls a second each node is asked for at most; those of a batch count singly [default: no limit]' -r
complete -c restake -n "__fish_restake_using_subcommand man" -l registry -d 'A registry file laid over the built-in one: a local chain, a new venue' -r -F
complete -c restake -n "__fish_restake_using_subcommand man" -s a -l account -d 'The account that acts' -r
complete -c restake -n "__fish_restake_using_subcommand man" -l password-file -d 'Reads the account\'s password from a file; `-` is standard input' -r -F
complete -c restake -n "__fish_restake_using_subcommand man" -l password-fd -d 'Reads the account\'s password from an open file descriptor, a line at a time, instead of from a file' -r
complete -c restake -n "__fish_restake_using_subcommand man" -l max-kdf-memory -d 'What opening a keystore may cost, in bytes of memory times passes over them [default: 1GiB]' -r
complete -c restake -n "__fish_restake_using_subcommand man" -l color -d 'When to use colours' -r -f -a "auto\t'On terminals, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c restake -n "__fish_restake_using_subcommand man" -l home -d 'Keeps everything in this folder instead of the user\'s own' -r -F
complete -c restake -n "__fish_restake_using_subcommand man" -l config -d 'The configuration file' -r -F
complete -c restake -n "__fish_restake_using_subcommand man" -l json -d 'Prints the result as one JSON object'
complete -c restake -n "__fish_restake_using_subcommand man" -s q -l quiet -d 'Says less on standard error'
complete -c restake -n "__fish_restake_using_subcommand man" -s v -l verbose -d 'Says on standard error which node and block were asked, and how often'
complete -c restake -n "__fish_restake_using_subcommand man" -l no-input -d 'Never asks: a question that no option answers ends the command; so it is where `CI` is set'
complete -c restake -n "__fish_restake_using_subcommand man" -l allow-insecure-rpc -d 'Allows a node to be asked over plain http beyond this machine'
complete -c restake -n "__fish_restake_using_subcommand man" -l verify-state -d 'Simulates here, over state that the node proves against the block\'s state root, instead of believing its simulation'
complete -c restake -n "__fish_restake_using_subcommand man" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c restake -n "__fish_restake_using_subcommand help; and not __fish_seen_subcommand_from account venues stake deposit wrap unwrap unstake withdraw claim avs operators terms delegate undelegate redelegate rewards send portfolio history batch plan sign broadcast practice completions man help" -f -a "account" -d 'Make, import, watch, list, show, rename, remove and export accounts'
complete -c restake -n "__fish_restake_using_subcommand help; and not __fish_seen_subcommand_from account venues stake deposit wrap unwrap unstake withdraw claim avs operators terms delegate undelegate redelegate rewards send portfolio history batch plan sign broadcast practice completions man help" -f -a "venues" -d 'List every place to stake or restake, with its rate, limits, exit and risk now'
complete -c restake -n "__fish_restake_using_subcommand help; and not __fish_seen_subcommand_from account venues stake deposit wrap unwrap unstake withdraw claim avs operators terms delegate undelegate redelegate rewards send portfolio history batch plan sign broadcast practice completions man help" -f -a "stake" -d 'Stake ether for a liquid staking token'
complete -c restake -n "__fish_restake_using_subcommand help; and not __fish_seen_subcommand_from account venues stake deposit wrap unwrap unstake withdraw claim avs operators terms delegate undelegate redelegate rewards send portfolio history batch plan sign broadcast practice completions man help" -f -a "deposit" -d 'Deposit a token or ether into a restaking venue'
complete -c restake -n "__fish_restake_using_subcommand help; and not __fish_seen_subcommand_from account venues stake deposit wrap unwrap unstake withdraw claim avs operators terms delegate undelegate redelegate rewards send portfolio history batch plan sign broadcast practice completions man help" -f -a "wrap" -d 'Wrap a rebasing token, such as stETH into wstETH'
complete -c restake -n "__fish_restake_using_subcommand help; and not __fish_seen_subcommand_from account venues stake deposit wrap unwrap unstake withdraw claim avs operators terms delegate undelegate redelegate rewards send portfolio history batch plan sign broadcast practice completions man help" -f -a "unwrap" -d 'Unwrap a wrapped token, such as wstETH into stETH'
complete -c restake -n "__fish_restake_using_subcommand help; and not __fish_seen_subcommand_from account venues stake deposit wrap unwrap unstake withdraw claim avs operators terms delegate undelegate redelegate rewards send portfolio history batch plan sign broadcast practice completions man help" -f -a "unstake" -d 'Give up a staking or restaking token for ether, through its queue'
complete -c restake -n "__fish_restake_using_subcommand help; and not __fish_seen_subcommand_from account venues stake deposit wrap unwrap unstake withdraw claim avs operators terms delegate undelegate redelegate rewards send portfolio history batch plan sign broadcast practice completions man help" -f -a "withdraw" -d 'Take a deposit out of a restaking venue, through its queue'
complete -c restake -n "__fish_restake_using_subcommand help; and not __fish_seen_subcommand_from account venues stake deposit wrap unwrap unstake withdraw claim avs operators terms delegate undelegate redelegate rewards send portfolio history batch plan sign broadcast practice completions man help" -f -a "claim" -d 'Claim what has left its queue'
complete -c restake -n "__fish_restake_using_subcommand help; and not __fish_seen_subcommand_from account venues stake deposit wrap unwrap unstake withdraw claim avs operators terms delegate undelegate redelegate rewards send portfolio history batch plan sign broadcast practice completions man help" -f -a "avs" -d 'List AVSs, show one, or choose operators by what they secure'
complete -c restake -n "__fish_restake_using_subcommand help; and not __fish_seen_subcommand_from account venues stake deposit wrap unwrap unstake withdraw claim avs operators terms delegate undelegate redelegate rewards send portfolio history batch plan sign broadcast practice completions man help" -f -a "operators" -d 'List operators, or show what one secures and how it may be slashed'
complete -c restake -n "__fish_restake_using_subcommand help; and not __fish_seen_subcommand_from account venues stake deposit wrap unwrap unstake withdraw claim avs operators terms delegate undelegate redelegate rewards send portfolio history batch plan sign broadcast practice completions man help" -f -a "terms" -d 'Show, accept and check the slashing terms behind a delegation'
complete -c restake -n "__fish_restake_using_subcommand help; and not __fish_seen_subcommand_from account venues stake deposit wrap unwrap unstake withdraw claim avs operators terms delegate undelegate redelegate rewards send portfolio history batch plan sign broadcast practice completions man help" -f -a "delegate" -d 'Delegate everything that is restaked to an operator, under its slashing terms'
complete -c restake -n "__fish_restake_using_subcommand help; and not __fish_seen_subcommand_from account venues stake deposit wrap unwrap unstake withdraw claim avs operators terms delegate undelegate redelegate rewards send portfolio history batch plan sign broadcast practice completions man help" -f -a "undelegate" -d 'End the delegation; what was under it is queued for withdrawal'
complete -c restake -n "__fish_restake_using_subcommand help; and not __fish_seen_subcommand_from account venues stake deposit wrap unwrap unstake withdraw claim avs operators terms delegate undelegate redelegate rewards send portfolio history batch plan sign broadcast practice completions man help" -f -a "redelegate" -d 'Move the delegation to another operator, under its slashing terms'
complete -c restake -n "__fish_restake_using_subcommand help; and not __fish_seen_subcommand_from account venues stake deposit wrap unwrap unstake withdraw claim avs operators terms delegate undelegate redelegate rewards send portfolio history batch plan sign broadcast practice completions man help" -f -a "rewards" -d 'Show and claim rewards, and say who may claim them'
complete -c restake -n "__fish_restake_using_subcommand help; and not __fish_seen_subcommand_from account venues stake deposit wrap unwrap unstake withdraw claim avs operators terms delegate undelegate redelegate rewards send portfolio history batch plan sign broadcast practice completions man help" -f -a "send" -d 'Send ether or a token to somebody'
complete -c restake -n "__fish_restake_using_subcommand help; and not __fish_seen_subcommand_from account venues stake deposit wrap unwrap unstake withdraw claim avs operators terms delegate undelegate redelegate rewards send portfolio history batch plan sign broadcast practice completions man help" -f -a "portfolio" -d 'Show everything held, working, leaving and claimable'
complete -c restake -n "__fish_restake_using_subcommand help; and not __fish_seen_subcommand_from account venues stake deposit wrap unwrap unstake withdraw claim avs operators terms delegate undelegate redelegate rewards send portfolio history batch plan sign broadcast practice completions man help" -f -a "history" -d 'List, show and resume what was signed, pay more for what waits, or cancel it'
complete -c restake -n "__fish_restake_using_subcommand help; and not __fish_seen_subcommand_from account venues stake deposit wrap unwrap unstake withdraw claim avs operators terms delegate undelegate redelegate rewards send portfolio history batch plan sign broadcast practice completions man help" -f -a "batch" -d 'Carry out many actions from one file'
complete -c restake -n "__fish_restake_using_subcommand help; and not __fish_seen_subcommand_from account venues stake deposit wrap unwrap unstake withdraw claim avs operators terms delegate undelegate redelegate rewards send portfolio history batch plan sign broadcast practice completions man help" -f -a "plan" -d 'Show, carry out or export a saved plan'
complete -c restake -n "__fish_restake_using_subcommand help; and not __fish_seen_subcommand_from account venues stake deposit wrap unwrap unstake withdraw claim avs operators terms delegate undelegate redelegate rewards send portfolio history batch plan sign broadcast practice completions man help" -f -a "sign" -d 'Sign a saved plan on a machine without a network'
complete -c restake -n "__fish_restake_using_subcommand help; and not __fish_seen_subcommand_from account venues stake deposit wrap unwrap unstake withdraw claim avs operators terms delegate undelegate redelegate rewards send portfolio history batch plan sign broadcast practice completions man help" -f -a "broadcast" -d 'Send what was signed on a machine without a network'
complete -c restake -n "__fish_restake_using_subcommand help; and not __fish_seen_subcommand_from account venues stake deposit wrap unwrap unstake withdraw claim avs operators terms delegate undelegate redelegate rewards send portfolio history batch plan sign broadcast practice completions man help" -f -a "practice" -d 'Go through the whole life of a position on an embedded chain'
complete -c restake -n "__fish_restake_using_subcommand help; and not __fish_seen_subcommand_from account venues stake deposit wrap unwrap unstake withdraw claim avs operators terms delegate undelegate redelegate rewards send portfolio history batch plan sign broadcast practice completions man help" -f -a "completions" -d 'Print a shell\'s completions'
complete -c restake -n "__fish_restake_using_subcommand help; and not __fish_seen_subcommand_from account venues stake deposit wrap unwrap unstake withdraw claim avs operators terms delegate undelegate redelegate rewards send portfolio history batch plan sign broadcast practice completions man help" -f -a "man" -d 'Print the manual, or write it into a folder'
complete -c restake -n "__fish_restake_using_subcommand help; and not __fish_seen_subcommand_from account venues stake deposit wrap unwrap unstake withdraw claim avs operators terms delegate undelegate redelegate rewards send portfolio history batch plan sign broadcast practice completions man help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c restake -n "__fish_restake_using_subcommand help; and __fish_seen_subcommand_from account" -f -a "new" -d 'Make an account from a new mnemonic'
complete -c restake -n "__fish_restake_using_subcommand help; and __fish_seen_subcommand_from account" -f -a "import" -d 'Import a mnemonic, a private key or a keystore file'
complete -c restake -n "__fish_restake_using_subcommand help; and __fish_seen_subcommand_from account" -f -a "ledger" -d 'Add an account whose keys are in a Ledger'
complete -c restake -n "__fish_restake_using_subcommand help; and __fish_seen_subcommand_from account" -f -a "trezor" -d 'Add an account whose keys are in a Trezor'
complete -c restake -n "__fish_restake_using_subcommand help; and __fish_seen_subcommand_from account" -f -a "watch" -d 'Watch an address without a key'
complete -c restake -n "__fish_restake_using_subcommand help; and __fish_seen_subcommand_from account" -f -a "list" -d 'List the accounts'
complete -c restake -n "__fish_restake_using_subcommand help; and __fish_seen_subcommand_from account" -f -a "show" -d 'Show one account and its addresses, else the one that acts'
complete -c restake -n "__fish_restake_using_subcommand help; and __fish_seen_subcommand_from account" -f -a "verify" -d 'Compare an account\'s address with the one that its device shows'
complete -c restake -n "__fish_restake_using_subcommand help; and __fish_seen_subcommand_from account" -f -a "rename" -d 'Give an account another name'
complete -c restake -n "__fish_restake_using_subcommand help; and __fish_seen_subcommand_from account" -f -a "remove" -d 'Remove an account and its encrypted key'
complete -c restake -n "__fish_restake_using_subcommand help; and __fish_seen_subcommand_from account" -f -a "export" -d 'Write an account\'s key to a keystore file, or show it'
complete -c restake -n "__fish_restake_using_subcommand help; and __fish_seen_subcommand_from account" -f -a "sign-message" -d 'Sign a text or bytes (EIP-191), as to log in somewhere or to vouch for something'
complete -c restake -n "__fish_restake_using_subcommand help; and __fish_seen_subcommand_from account" -f -a "sign-typed" -d 'Sign typed data (EIP-712), such as a permit or an owner\'s word for a Safe'
complete -c restake -n "__fish_restake_using_subcommand help; and __fish_seen_subcommand_from account" -f -a "remember" -d 'Keep an account\'s password in the system\'s keyring'
complete -c restake -n "__fish_restake_using_subcommand help; and __fish_seen_subcommand_from account" -f -a "forget" -d 'Delete an account\'s password from the system\'s keyring'
complete -c restake -n "__fish_restake_using_subcommand help; and __fish_seen_subcommand_from account" -f -a "upgrade" -d 'Encrypt an account\'s key anew where its file is weaker than one written today'
complete -c restake -n "__fish_restake_using_subcommand help; and __fish_seen_subcommand_from account" -f -a "password" -d 'Change an account\'s password'
complete -c restake -n "__fish_restake_using_subcommand help; and __fish_seen_subcommand_from account" -f -a "default" -d 'Make an account the one that acts where none is named'
complete -c restake -n "__fish_restake_using_subcommand help; and __fish_seen_subcommand_from avs" -f -a "list" -d 'List the AVSs that have operator sets'
complete -c restake -n "__fish_restake_using_subcommand help; and __fish_seen_subcommand_from avs" -f -a "show" -d 'Show one AVS: its operator sets, strategies, slashers and conditions'
complete -c restake -n "__fish_restake_using_subcommand help; and __fish_seen_subcommand_from avs" -f -a "choose" -d 'Find the operators that secure exactly these, and go on to their terms and the delegation'
complete -c restake -n "__fish_restake_using_subcommand help; and __fish_seen_subcommand_from operators" -f -a "list" -d 'List the operators that are registered for an operator set'
complete -c restake -n "__fish_restake_using_subcommand help; and __fish_seen_subcommand_from operators" -f -a "show" -d 'Show one operator: its sets, allocations, magnitudes, delays, split and slashes'
complete -c restake -n "__fish_restake_using_subcommand help; and __fish_seen_subcommand_from terms" -f -a "show" -d 'Show an operator\'s terms as they are now, with their digest'
complete -c restake -n "__fish_restake_using_subcommand help; and __fish_seen_subcommand_from terms" -f -a "accept" -d 'Accept an operator\'s terms: by typing its name, or by their digest'
complete -c restake -n "__fish_restake_using_subcommand help; and __fish_seen_subcommand_from terms" -f -a "check" -d 'Compare what was accepted with the terms now; ends with 4 where they changed for the worse'
complete -c restake -n "__fish_restake_using_subcommand help; and __fish_seen_subcommand_from terms" -f -a "list" -d 'List what the account has accepted'
complete -c restake -n "__fish_restake_using_subcommand help; and __fish_seen_subcommand_from terms" -f -a "revoke" -d 'Take an acceptance back; a delegation stays as it is'
complete -c restake -n "__fish_restake_using_subcommand help; and __fish_seen_subcommand_from rewards" -f -a "show" -d 'Show what is claimable now'
complete -c restake -n "__fish_restake_using_subcommand help; and __fish_seen_subcommand_from rewards" -f -a "claim" -d 'Claim what is new, proved against the root on the chain'
complete -c restake -n "__fish_restake_using_subcommand help; and __fish_seen_subcommand_from rewards" -f -a "set-claimer" -d 'Let another account claim all rewards of this one; `none` takes the right back'
complete -c restake -n "__fish_restake_using_subcommand help; and __fish_seen_subcommand_from history" -f -a "list" -d 'List the plans of this account on this network, or of several accounts'
complete -c restake -n "__fish_restake_using_subcommand help; and __fish_seen_subcommand_from history" -f -a "export" -d 'Write one row a transaction for an accountant: what left and arrived, the fee, and what it was worth'
complete -c restake -n "__fish_restake_using_subcommand help; and __fish_seen_subcommand_from history" -f -a "show" -d 'Show one plan and every event of it'
complete -c restake -n "__fish_restake_using_subcommand help; and __fish_seen_subcommand_from history" -f -a "resume" -d 'Find out what became of what was signed; carry out what is left of the plan that is named'
complete -c restake -n "__fish_restake_using_subcommand help; and __fish_seen_subcommand_from history" -f -a "speed-up" -d 'Sign what waits for its block once more, at higher fees; one of the two is mined'
complete -c restake -n "__fish_restake_using_subcommand help; and __fish_seen_subcommand_from history" -f -a "cancel" -d 'Sign nothing in the place of what waits for its block, at higher fees; one of the two is mined'
complete -c restake -n "__fish_restake_using_subcommand help; and __fish_seen_subcommand_from history" -f -a "close" -d 'Give up the steps of a plan that are left; nothing signed is undone'
complete -c restake -n "__fish_restake_using_subcommand help; and __fish_seen_subcommand_from batch" -f -a "check" -d 'Simulate everything in order on one block, and show it'
complete -c restake -n "__fish_restake_using_subcommand help; and __fish_seen_subcommand_from batch" -f -a "run" -d 'Check a file, ask once, and carry it out'
complete -c restake -n "__fish_restake_using_subcommand help; and __fish_seen_subcommand_from batch" -f -a "resume" -d 'Do what is left of a run that was broken off'
complete -c restake -n "__fish_restake_using_subcommand help; and __fish_seen_subcommand_from batch" -f -a "status" -d 'Show what became of each action of the last run'
complete -c restake -n "__fish_restake_using_subcommand help; and __fish_seen_subcommand_from plan" -f -a "show" -d 'Show what a plan file holds, without a node'
complete -c restake -n "__fish_restake_using_subcommand help; and __fish_seen_subcommand_from plan" -f -a "run" -d 'Simulate, review, sign and send a plan file'
complete -c restake -n "__fish_restake_using_subcommand help; and __fish_seen_subcommand_from plan" -f -a "export" -d 'Simulate and review a plan file, and write it for somebody else to sign'
complete -c restake -n "__fish_restake_using_subcommand help; and __fish_seen_subcommand_from practice" -f -a "serve" -d 'Serve the embedded chain as a local node, with its registry, its rewards sidecar and a funded account'
