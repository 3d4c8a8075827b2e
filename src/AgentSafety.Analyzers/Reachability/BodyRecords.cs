using AgentSafety.Calls;
using AgentSafety.Guards;
using AgentSafety.Reachability.OtherAssemblies;
using AgentSafety.Symbols;

namespace AgentSafety.Reachability;

/// <summary>
/// The memory of the analysis. Records hang on the tree that the body is written in, under a stamp of everything outside bodies: an edit in one
/// body leaves all other bodies as they are, and the answer is the same as if all had been read anew.
/// </summary>
internal sealed class BodyRecords(SourceFiles files, Stamp stamp, Summaries summaries, StoredDelegates delegates, ReferencedAssemblies others)
{
    private static readonly PerTree<TreeRecords> Known = new();

    public ImmutableArray<CodeId> CalleesOf(CodeId body, CancellationToken cancellationToken) => body.IsElsewhere ? [] : CodeOf(Of(body, cancellationToken).Callees, cancellationToken);

    /// <summary>The bodies that run, with those that members hold by now.</summary>
    public ImmutableArray<CodeId> CodeOf(Callees callees, CancellationToken cancellationToken) => callees.KeptIn.IsEmpty
        ? callees.Code
        : [.. callees.Code.Concat(callees.KeptIn.SelectMany(member => delegates.KeptIn(member, cancellationToken).Code)).Distinct()];

    /// <summary>May something run that is made elsewhere?</summary>
    public bool RunsWhatIsUnseen(Step step, CancellationToken cancellationToken) =>
        step.Unseen is not null && (step.Callees.KeptIn.IsEmpty || step.Callees.KeptIn.Any(member => delegates.KeptIn(member, cancellationToken).FromOutside));

    public MethodSummary Summarize(CodeId body, Func<CodeId, BodyContract> proved, CancellationToken cancellationToken)
    {
        if (body.IsElsewhere)
            return others.SummaryOf(body, cancellationToken);

        var record = Of(body, cancellationToken);
        if (record.Summary is not { } conclusion || !conclusion.StillHolds(proved, files))
            record.Summary = conclusion = summaries.Summarize(body, proved, cancellationToken);

        return conclusion.Summary;
    }

    private BodyRecord Of(CodeId body, CancellationToken cancellationToken) =>
        Known.Of(files.Tree(body.File)!, stamp, tree => new(body.File, tree, stamp)).Of(body, body => new(summaries.CalleesOf(body, cancellationToken)));
}
