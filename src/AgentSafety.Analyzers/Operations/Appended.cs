using AgentSafety.Symbols;

namespace AgentSafety.Operations;

/// <summary>What is put at the end of a text or list, with what parts it from the rest.</summary>
/// <param name="IsConditional">Not always: a branch or loop decides.</param>
internal sealed record Appended(IOperation Value, string Before, string After, bool IsConditional)
{
    private static readonly string ElementsApart = TextMarks.Separator.ToString();

    private static readonly HashSet<string> ToText = new(StringComparer.Ordinal) { "Append", "AppendLine", "AppendFormat" };

    private static readonly HashSet<string> ToList = new(StringComparer.Ordinal) { "Add", "AddRange" };

    /// <summary>The variable at the bottom of <c>text.Append(a).Append(b)</c>, or of <c>list.Add(a)</c>.</summary>
    public static ISymbol? VariableOf(IInvocationOperation call) => call switch
    {
        { Arguments.IsEmpty: true } => null,
        { Instance: ILocalReferenceOperation { Local: var local } } when ToText.Contains(call.TargetMethod.Name) || ToList.Contains(call.TargetMethod.Name) => local,
        { Instance: IInvocationOperation inner } when ToText.Contains(call.TargetMethod.Name) => BottomOf(inner),
        _ => null,
    };

    /// <summary>The variable in whose object, however deep, this line sets a property or entry, or adds to a list.</summary>
    public static ISymbol? Into(IOperation line)
    {
        var holder = line switch
        {
            ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Instance: { } instance } } => instance,
            IInvocationOperation { TargetMethod.Name: "Add", Instance: { } list } => list,
            _ => null,
        };
        while (holder?.WithoutConversions() is IPropertyReferenceOperation or IInvocationOperation)
            holder = holder.WithoutConversions() is IInvocationOperation call ? call.Receiver() : ((IPropertyReferenceOperation)holder.WithoutConversions()).Instance;

        return WrittenBody.VariableIn(holder);
    }

    public static Appended By(IInvocationOperation call, ISymbol variable) => new(
        call.Arguments[0].Value,
        ToList.Contains(call.TargetMethod.Name) ? ElementsApart : "",
        call.TargetMethod.Name is "AppendLine" ? "\n" : "",
        MayBeSkipped(call, variable));

    public static bool MayBeSkipped(IOperation appending, ISymbol variable)
    {
        var declared = variable.DeclaringSyntaxReferences is [var declaration, ..] ? declaration.Span.Start : 0;
        for (var around = appending.Parent; around is not null && !around.Syntax.Span.Contains(declared); around = around.Parent)
            if (around is IConditionalOperation or ISwitchCaseOperation or ILoopOperation or ICatchClauseOperation)
                return true;

        return false;
    }

    private static ISymbol? BottomOf(IInvocationOperation call) => call.Instance switch
    {
        ILocalReferenceOperation { Local: var local } => local,
        IInvocationOperation inner => BottomOf(inner),
        _ => null,
    };
}
