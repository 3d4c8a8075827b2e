using AgentSafety.Operations;
using AgentSafety.Symbols;

namespace AgentSafety.Reachability;

/// <summary>What a call makes of the texts that the bodies behind it run: with the words put in that it hands over.</summary>
internal sealed class HandedTexts(Summaries summaries, IBodyTexts texts, IInvocationOperation call, Func<Protections> held, CancellationToken cancellationToken)
{
    public static readonly (ImmutableArray<ExecutedText> Destructive, Sequence<ExecutedText> Open, ImmutableArray<ExecutedText> Complete) None = ([], default, []);

    /// <summary>Texts that destroy only now that they are complete, the worst for each of the protections that hold; and those that are still open.</summary>
    public (ImmutableArray<ExecutedText> Destructive, Sequence<ExecutedText> Open, ImmutableArray<ExecutedText> Complete) Of(IEnumerable<ExecutedText> run)
    {
        var (destructive, open, complete) = (ImmutableArray.CreateBuilder<ExecutedText>(), new List<ExecutedText>(), ImmutableArray.CreateBuilder<ExecutedText>());
        var given = new Dictionary<char, string[]>();
        foreach (var text in run.Distinct())
        {
            var known = text.Operation is not null; // said where it runs
            foreach (var completed in text.With(Given, held()))
            {
                complete.Add(completed);
                if (!known && completed.Operation is not null)
                    destructive.Add(completed);
                else if (completed.IsSupplied)
                    open.Add(completed);
            }
        }

        return ([.. destructive.GroupBy(static text => text.Held).Select(static group => group.OrderByDescending(static text => text.Operation!.Severity).First())], Sequence<ExecutedText>.Of(open.Distinct()), complete.ToImmutable());

        string[] Given(char mark)
        {
            if (!given.TryGetValue(mark, out var words))
                given.Add(mark, words = summaries.TextsGiven(call, mark, texts, cancellationToken));

            return words;
        }
    }
}
