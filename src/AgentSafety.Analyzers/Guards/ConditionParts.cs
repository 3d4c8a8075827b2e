using AgentSafety.Symbols;

namespace AgentSafety.Guards;

/// <summary>What conditions and answers are made of, with what their locals and captures stand for.</summary>
internal static class ConditionParts
{
    private const int Most = 64;

    public static IEnumerable<IOperation> Of(BodyValues values, params IEnumerable<IOperation> conditions)
    {
        var (pending, seen) = (new Queue<IOperation>(conditions), new HashSet<IOperation>());
        while (pending.Count > 0 && seen.Count < Most)
            foreach (var part in pending.Dequeue().DescendantsAndSelf())
            {
                if (!seen.Add(part))
                    continue;

                yield return part;
                foreach (var stored in values.Of(part))
                    pending.Enqueue(stored.Value);
            }
    }
}
