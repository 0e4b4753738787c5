//! What the chain and its nodes do to a transaction, and what becomes of it: one table for the manual.

/// The table, as `restake history --help` and its manual page end.
pub(super) const WHAT_HAPPENS_WHEN: &str = "\
What happens when…

a transaction waits for longer than `--timeout`
    The command ends with 5 and names it. `history resume` waits on
    and sends the same bytes again; `history speed-up` signs the same
    call at higher fees; `history cancel` signs nothing in its place.

it is sped up
    Both have one nonce, so one of them is mined and no more.
    Whichever it is ends the step, once; the other is written down as
    replaced.

it is cancelled
    If what does nothing is mined, the step is not done, and its plan
    is over. If the other is mined first, its effects stand: that is
    said, and the command ends with 5, for what was asked for did not
    happen. One that was mined before anything was signed ends it with
    1.

a replacement pays too little
    Nodes want a tenth more of both fees; an eighth more is offered,
    and no less than others pay now. `--max-fee` and `--priority-fee`
    below that end with 2, before anything is signed, and the least is
    named. What a node refuses all the same ends with 5; the former
    one waits on.

several wait
    Name the plan, or the transaction's hash. The lowest nonce is
    mined first, so speed that up first; what comes after it stays
    signed.

a node drops it from its pool
    While the command waits, the same bytes are sent again after three
    blocks' time. Later `history resume` does it.

another wallet uses its nonce
    It is found by the nonce, and doubted for two blocks. The
    transaction is written down as replaced, the command ends with 5,
    and nothing is signed in its place unasked.

a reorganisation takes it out of its block before `--confirmations`
    It is not written down as mined. The same bytes are sent again
    where no node shows them, and it is waited for anew.

a reorganisation takes it out after that
    `history resume` ends with 5 and names it, `history show` warns of
    it, as long as a node can tell. `history resume PLAN` sends the
    same bytes again.

a node calls it underpriced, or there is too little ether for it
    It is written down as refused, and the command ends with 5. What
    is signed next takes the same nonce, so that one of the two is
    mined. Too little ether is found by the simulation first, and ends
    with 1 before anything is signed.

a node answers `already known`, or takes it and then times out
    It counts as sent, and is waited for. Where no answer comes, it is
    sent again and looked for by its hash; where nobody knows, it ends
    with 5.

nodes disagree
    Of several `--rpc-url` all are asked for their newest block at the
    start. The highest wins, and that node is asked from then on; the
    next one where it does not answer. One that is more than three
    blocks behind, has another block of the same number, or does not
    answer is named in a note; one of another chain ends it with 4. On
    public networks a block that is more than a minute in the future
    is not believed. No node is believed to lack a receipt before it
    is two blocks past the nonce's use. On public networks nothing is
    signed by the word of a node that is ten blocks late, or behind
    what is written down as mined.

a node says that it is asked too often
    The next one is asked. Where all say so, they are asked again
    after pauses that grow, or that they ask for, up to 15 seconds,
    and half as often from then on. What is sent is sent again in the
    same way: it was not taken. `--rate N` asks each node for at most
    N calls a second from the start.

a node takes few calls at once
    It is asked in smaller requests, for three calls at once at least:
    what one node has to answer together is never split. An account's
    transactions go out one by one where not even they are taken
    together; what comes after one that is refused is then not sent.
    What a node says it has not read counts as sent all the same.

an action of a batch fails
    Nothing more of its account is begun, nor what waits for it
    elsewhere; the other accounts go on. It ends with 5 where anything
    was sent, else as the action does. `batch resume` plans what is
    left anew; what reverted or gave its nonce to another wallet is
    simulated, shown and signed again, never sent again as it was. Of
    an action of several steps only the steps that are left are done.

a batch is broken off
    `batch resume` finds out what became of all that was signed, sends
    the same bytes where no node has them, and does the rest. What is
    done is not done again. Where `[limits]` has a `max_fee`, the keys
    are opened for what is not mined within five blocks, and more is
    paid for it, up to that, once it has waited for five blocks more.

two processes want one account
    A command ends with 1 and names the process that has it; a batch
    waits for it, a minute at most. A process that died holds nothing.

a line of the journal is cut or edited
    One that a crash broke off at the end is passed over, with a note:
    nothing was done by it. Any other ends what would sign for the
    account with 1, until `history close --damaged` sets it aside. The
    lines around it are read.

the process ends between any two of these
    What was signed is on disk before it is sent. `history resume`
    sends those bytes, not others.";
