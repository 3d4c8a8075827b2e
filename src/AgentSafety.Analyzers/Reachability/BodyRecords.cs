using System.Collections.Concurrent;
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

    private readonly ConcurrentDictionary<TextQuestion, Sequence<string>> _said = new();

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
        if (record.Summary is not { } conclusion || !conclusion.StillHolds(proved, Said, files))
            record.Summary = conclusion = summaries.Summarize(body, proved, Said, cancellationToken);

        return conclusion.Summary;

        Sequence<string> Said(TextQuestion question) => TextsOf(question, cancellationToken);
    }

    /// <summary>What a body says as text. It asks others in turn, but no more than so many.</summary>
    private Sequence<string> TextsOf(TextQuestion question, CancellationToken cancellationToken)
    {
        if (_said.TryGetValue(question, out var texts))
            return texts;

        var said = Of(question.Body, cancellationToken).Said;
        var key = (question.Member, question.Hops);
        if (!said.TryGetValue(key, out var known) || !known.StillHolds(Said, files))
            said[key] = known = summaries.Say(question, Said, cancellationToken);

        return _said[question] = known.Texts;

        Sequence<string> Said(TextQuestion asked) => TextsOf(asked, cancellationToken);
    }

    private BodyRecord Of(CodeId body, CancellationToken cancellationToken) =>
        Known.Of(files.Tree(body.File)!, stamp, tree => new(body.File, tree, stamp)).Of(body, body => new(summaries.CalleesOf(body, cancellationToken)));
}
