using AgentSafety.Symbols;

namespace AgentSafety.Reachability.OtherAssemblies;

/// <summary>
/// The reach contract of an assembly, as its metadata carries it: one text under <see cref="AttributeKey"/>, which begins with a version. For each member
/// that others can see what it comes to, and which types of others its own implement, for a call of these may run code here.
/// </summary>
internal sealed class ReachContract
{
    public const string AttributeKey = "AgentSafety.Reach";

    private const string Version = "1 ";

    private readonly Dictionary<string, MemberContract> _members = new(StringComparer.Ordinal);
    private readonly HashSet<string> _implemented = new(StringComparer.Ordinal);

    /// <summary>What is written where a member that reaches something is run: its name, or that of its type.</summary>
    public ImmutableArray<string> Names { get; private set; } = [];

    public MemberContract? Find(string documentationId) => _members.Count > 0 && _members.TryGetValue(MemberKey.Of(documentationId), out var contract) ? contract : null;

    public bool Implements(string type) => _implemented.Count > 0 && _implemented.Contains(MemberKey.Of(type));

    /// <summary>In an order of its own, so that the same source always gives the same assembly.</summary>
    /// <param name="members">By documentation id.</param>
    /// <param name="implemented">Types of others, by documentation id.</param>
    /// <param name="guards">Names of what says itself that it guards: whoever runs it is worth reading.</param>
    public static string Write(IEnumerable<KeyValuePair<string, MemberContract>> members, IEnumerable<string> implemented, IEnumerable<string> guards)
    {
        var writer = new ContractWriter();
        writer.Exactly(Version);
        writer.Many([.. implemented.Select(MemberKey.Of).Distinct().OrderBy(static key => key, StringComparer.Ordinal)], writer.Exactly);
        var fields = new ContractFields(writer);
        var telling = members.Where(static member => !member.Value.IsEmpty).OrderBy(static member => MemberKey.Of(member.Key), StringComparer.Ordinal).ToArray();
        writer.Many([.. telling.Select(static member => MemberKey.WordFor(member.Key)).Concat(guards).Distinct().OrderBy(static name => name, StringComparer.Ordinal)], writer.Text);
        writer.Many(telling, member =>
        {
            writer.Exactly(MemberKey.Of(member.Key));
            fields.Write(member.Value);
        });
        return writer.ToString();
    }

    public static (ReachContract? Contract, string? Problem) Read(string text)
    {
        if (!text.StartsWith(Version, StringComparison.Ordinal))
            return (null, "it was written by another version");

        try
        {
            var (contract, reader) = (new ReachContract(), new ContractReader(text, Version.Length));
            contract._implemented.UnionWith(reader.Many(() => reader.Exactly(MemberKey.Length)));
            contract.Names = [.. reader.Many(reader.Text)];
            var fields = new WrittenFields(reader);
            foreach (var (key, member) in reader.Many(() => (reader.Exactly(MemberKey.Length), fields.Member())))
                contract._members[key] = member;

            reader.End();
            return (contract, null);
        }
        catch (FormatException wrong)
        {
            return (null, wrong.Message);
        }
    }
}
