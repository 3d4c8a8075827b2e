using AgentSafety.Operations;
using AgentSafety.Symbols;

namespace AgentSafety.Reachability;

/// <summary>The steps through which a model's words come to be run: what it fills the parameters of an entry point with, and what it answered.</summary>
internal sealed class OpenTextSearch(Reach reach)
{
    /// <summary>Each parameter of what a model calls is the model's to fill. The object it is called on isn't.</summary>
    public static readonly Func<int, bool> EveryParameter = static ordinal => ordinal != TextMarks.Receiver;

    /// <param name="entry">Its name.</param>
    /// <param name="step">Of the entry point.</param>
    /// <param name="fills">Which parameters the model fills.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public IEnumerable<Finding> Behind(string entry, Step step, Func<int, bool> fills, CancellationToken cancellationToken)
    {
        var first = step with { Runs = Sequence<ExecutedText>.Of(step.Runs.Select(text => text.Without(mark => TextMarks.IsParameter(mark) && !fills(TextMarks.OrdinalOf(mark))))) };
        if (first.Operation is null && SayOf(first) is not Say.None and var say)
            yield return new(Lack.AnyProtection, entry, PathTo(first, say, cancellationToken), More: 0) { Supplied = say };
    }

    /// <summary>The code that is registered takes the model's words as it is; no step hands them over.</summary>
    public IEnumerable<Finding> BehindRegistration(string entry, Step registration, CancellationToken cancellationToken)
    {
        var runs = reach.CodeOf(registration, cancellationToken).SelectMany(code => reach.Of(code, cancellationToken).Summary.ToCallers.Runs);
        return Behind(entry, (registration with { Runs = Sequence<ExecutedText>.Of(runs.Distinct()) }).Under(registration.Held), EveryParameter, cancellationToken);
    }

    /// <summary>Where a body runs whatever the model writes, approved or not: who says yes to a text doesn't change what the next may say. What was confined says no more than its bounds.</summary>
    public Finding? Whatever(string entry, CodeId body, CancellationToken cancellationToken) =>
        reach.Of(body, cancellationToken).Summary.Steps
            .SelectMany(step => Behind(entry, step with { Runs = Sequence<ExecutedText>.Of(step.Runs.Select(static text => text with { Held = text.Held.WithoutApproval() })) }, EveryParameter, cancellationToken))
            .FirstOrDefault(static finding => finding.IsOpenEnded);

    /// <summary>Somebody approves it, or what may be said is confined.</summary>
    private static bool IsOpen(ExecutedText text) => (text.Held & (Protections.Approval | Protections.Scope)) is Protections.None;

    private static Say SayOf(Step step)
    {
        var most = Say.None;
        foreach (var text in step.Runs)
            if (most < Say.Deed && IsOpen(text) && text.Supplied is var say && say > most)
                most = say;

        return most;
    }

    /// <summary>Down to the call that runs the text.</summary>
    private ImmutableArray<Step> PathTo(Step first, Say say, CancellationToken cancellationToken)
    {
        var language = first.Runs.First(text => IsOpen(text) && text.Supplied == say).Language;
        var path = new ShortestPath(reach, RunsIt, static step => step.Callees.IsEmpty, cancellationToken).From(first);
        path = path.IsEmpty ? [first] : path;
        return path.SetItem(path.Length - 1, path[path.Length - 1] with { Operation = OpenEnded.Of(language) });

        bool RunsIt(Step step) => step.Runs.Any(text => text.Language == language);
    }
}
