using AgentSafety.Operations;
using AgentSafety.Symbols;

namespace AgentSafety.Reachability;

/// <summary>The steps of an entry point through which a model's words come to be run: each parameter of an entry point is the model's to fill.</summary>
internal sealed class OpenTextSearch(Reach reach)
{
    public IEnumerable<Finding> Behind(string entry, Step first, CancellationToken cancellationToken)
    {
        if (first.Operation is null && SayOf(first) is not Say.None and var say)
            yield return new(Lack.AnyProtection, entry, PathTo(first, say, cancellationToken), More: 0) { Supplied = say };
    }

    /// <summary>The code that is registered takes the model's words as it is; no step hands them over.</summary>
    public IEnumerable<Finding> BehindRegistration(string entry, Step registration, CancellationToken cancellationToken)
    {
        var runs = reach.CodeOf(registration, cancellationToken).SelectMany(code => reach.Of(code, cancellationToken).Summary.ToCallers.Runs);
        return Behind(entry, (registration with { Runs = Sequence<ExecutedText>.Of(runs.Distinct()) }).Under(registration.Held), cancellationToken);
    }

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
        return path.SetItem(path.Length - 1, path[path.Length - 1] with { Operation = OpenEnded.Of(language) });

        bool RunsIt(Step step) => step.Runs.Any(text => text.Language == language);
    }
}
