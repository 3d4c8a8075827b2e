using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace AgentSafety.Tests;

/// <summary>Whoever looks at a member sees how it is used.</summary>
public partial class Documented
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly ILookup<string, Type> Public = typeof(AgentGuard).Assembly.GetExportedTypes().ToLookup(type => type.FullName!);

    [Fact]
    public void Every_public_member_shows_an_example() => Assert.Empty(
        from member in XDocument.Load(Path.Combine(AppContext.BaseDirectory, "AgentSafety.xml")).Descendants("member")
        let id = Id().Match(member.Attribute("name")!.Value)
        where id.Success && IsPublic(id.Groups["kind"].Value, id.Groups["owner"].Value, id.Groups["name"].Value)
        where !member.Descendants("example").Any() && !member.Descendants("inheritdoc").Any()
        select member.Attribute("name")!.Value);

    /// <summary>Values of an enumeration are shown where their type is.</summary>
    private static bool IsPublic(string kind, string owner, string name) => kind is "T"
        ? Public.Contains($"{owner}.{name}")
        : Public[owner].Any(type => type.GetMembers(Declared).Any(member => member.Name == name.Replace('#', '.')));

    [GeneratedRegex(@"^(?<kind>[TMPE]):(?<owner>[\w.]+)\.(?<name>#?\w+)(``\d)?(\(.*)?$")]
    private static partial Regex Id();
}
