using System.Text.RegularExpressions;
using AgentSafety.Operations;

namespace AgentSafety.Catalogue.Tests;

/// <summary>What undoes an operation, as a fix writes it.</summary>
public sealed partial class UndoTests
{
    public static TheoryData<string> Ids => [.. BuiltInOperations.All.Where(static family => family.Undo is not null).Select(static family => family.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void It_is_words_and_a_call_that_the_client_has(string id)
    {
        var family = Families.Named(id);
        var (words, call, method) = Form().Match(family.Undo!) is { Success: true } form ? (form.Groups["words"].Value, form.Groups["call"].Value, form.Groups["method"].Value) : throw new FormatException(family.Undo);

        Assert.True(char.IsLower(words[0]), words);
        Assert.NotEqual(Reversibility.No, id is "aws.cloudtrail.stop-logging" || call.Contains("{!", StringComparison.Ordinal) ? Reversibility.Window : family.Reversibility); // the gap in the log stays; with a last snapshot it comes back
        foreach (var type in Families.Restorable(family).Select(type => call.StartsWith("{this}.GetBlobClient(", StringComparison.Ordinal) ? "Azure.Storage.Blobs.Specialized.BlobBaseClient" : type))
            Assert.False(Sdk.Methods(type, name => name == method).IsEmpty, $"{type} has no {method}");
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void What_it_takes_is_what_the_operation_is_given(string id)
    {
        var family = Families.Named(id);
        var given = Names().Matches(family.Undo!).Select(static hole => hole.Groups[1].Value).Where(static name => name is not ("this" or "token")).Distinct();

        foreach (var type in Families.Restorable(family))
            Assert.All(given, name => Assert.Contains(Sdk.Methods(type, member => family.Members.Contains(member)), method => Sdk.HasSetting(method, name)));
    }

    [GeneratedRegex(@"^(?<words>[^:{}]+): (?<call>\{this\}\..*?(?<method>\w+)\((?:new \{:[\w.]+\} \{ \w+ = \{!?\w+\}(?:, \w+ = \{!?\w+\})* \}, |\{\w+\}, )?\{token\}\))$")]
    private static partial Regex Form();

    [GeneratedRegex(@"\{!?(\w+)\}")]
    private static partial Regex Names();
}
