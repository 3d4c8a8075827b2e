using AgentSafety.Symbols;

namespace AgentSafety.Guards;

/// <summary>A question that <c>McpServer.ElicitAsync</c> puts to a person. Sending the form accepts it; only its yes/no field is a yes.</summary>
/// <param name="Call">Where it is asked.</param>
/// <param name="HasYesNoField">Accepting alone isn't the answer.</param>
/// <param name="YesNoFields">The fields that can be the answer; null when the form is read by name.</param>
/// <param name="Field">The answer, where only one field can be it: a property of the form, or a name in it.</param>
internal sealed record Question(SyntaxNode Call, bool HasYesNoField, ImmutableArray<string>? YesNoFields = null, string? Field = null)
{
    public bool IsYes(string field) => YesNoFields is not { } fields || fields.Contains(field);
}

/// <summary>
/// MCP elicitation as a guard (ModelContextProtocol 0.2 to 2.x: <c>McpServer.ElicitAsync</c>, before 0.5 an extension of <c>IMcpServer</c>).
/// <c>IsAccepted</c> says only that the form was submitted: a confirm field of false still has <c>IsAccepted == true</c>.
/// </summary>
internal sealed class Elicitation(KnownTypes types)
{
    private const string Form = "ModelContextProtocol.Protocol.ElicitRequestParams";

    private static readonly string[] YesWords = ["confirm", "yes", "approv", "agree", "proceed", "sure", "consent", "ok"];

    public bool IsQuestion(IMethodSymbol method) => IsAnsweredWithTheCall(method) || method.Name is "ElicitAsync" && (
        types.Is(method.ContainingType, "ModelContextProtocol.Server.McpServer")
            || types.Is(method.ContainingType, "ModelContextProtocol.Server.McpServerExtensions"));

    /// <summary>A tool of 2.x may ask by <c>InputRequiredException</c>, and be called again with the answer among its <c>InputResponses</c>.</summary>
    private bool IsAnsweredWithTheCall(IMethodSymbol method) =>
        method is { Name: "Deserialize", TypeArguments: [var result] } && types.Is(method.ContainingType, "ModelContextProtocol.Protocol.InputResponse") && types.Is(result, "ModelContextProtocol.Protocol.ElicitResult");

    public Question Ask(IInvocationOperation call, Func<SyntaxNode, IOperation?> asWritten) =>
        IsAnsweredWithTheCall(call.TargetMethod) ? new(call.Syntax, HasYesNoField(FormIn(asWritten(call.Syntax)), out var fieldNames), Field: Only(fieldNames)) :
        call.TargetMethod.TypeArguments is [INamedTypeSymbol form] && YesNoFieldsOf(form) is var fields
            ? new(call.Syntax, HasYesNoField: !fields.IsEmpty, fields, Only(fields))
            : new(call.Syntax, HasYesNoField(call, asWritten, out var names), Field: Only(names));

    private static string? Only(ImmutableArray<string> fields) => fields is [var only] ? only : null;

    /// <summary>Of several, those whose name says so: a form may also ask whether to keep a backup.</summary>
    private static ImmutableArray<string> YesNoFieldsOf(INamedTypeSymbol form)
    {
        var fields = Properties(form).Where(static property => property.Type is { SpecialType: SpecialType.System_Boolean }
            or INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [{ SpecialType: SpecialType.System_Boolean }] })
            .Select(static property => property.Name).ToImmutableArray();
        return fields.Length > 1 && fields.Where(static name => YesWords.Any(word => name.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0)).ToImmutableArray() is { IsEmpty: false } named ? named : fields;
    }

    /// <summary>A form whose schema can't be seen here may have a field, so it is taken to have one.</summary>
    private bool HasYesNoField(IInvocationOperation call, Func<SyntaxNode, IOperation?> asWritten, out ImmutableArray<string> names)
    {
        var request = (asWritten(call.Syntax) as IInvocationOperation)?.Arguments.FirstOrDefault(argument => types.Is(argument.Parameter?.Type, Form));
        return HasYesNoField(request is null ? null : MadeBy(request.Value), out names);
    }

    /// <summary>The form that the same body sends, if it sends one.</summary>
    private IObjectCreationOperation? FormIn(IOperation? written) =>
        written?.WholeBody().Descendants().OfType<IObjectCreationOperation>().Where(creation => types.Is(creation.Type, Form)).Take(2).ToArray() is [var only] ? only : null;

    private static bool HasYesNoField(IObjectCreationOperation? creation, out ImmutableArray<string> names)
    {
        names = [];
        if (creation is null)
            return true;

        names = [.. creation.Descendants().OfType<ISimpleAssignmentOperation>().Where(static field => field.Value.WithoutConversions() is IObjectCreationOperation { Type.Name: "BooleanSchema" })
            .Select(static field => field.Target is IPropertyReferenceOperation { Arguments: [{ Value.ConstantValue.Value: string name }] } ? name : "").Where(static name => name.Length > 0)];
        return creation.DescendantsAndSelf().Any(part => part is IObjectCreationOperation { Type.Name: "BooleanSchema" })
            || creation.DescendantsAndSelf().OfType<ISimpleAssignmentOperation>().Any(static assignment =>
                assignment is { Target: IPropertyReferenceOperation { Property.Name: "RequestedSchema" }, Value: var schema } && schema.WithoutConversions() is not IObjectCreationOperation);
    }

    private static IEnumerable<IPropertySymbol> Properties(INamedTypeSymbol form)
    {
        for (var type = form; type is not null; type = type.BaseType)
            foreach (var member in type.GetMembers())
                if (member is IPropertySymbol { IsStatic: false, DeclaredAccessibility: Accessibility.Public } property)
                    yield return property;
    }

    private static IObjectCreationOperation? MadeBy(IOperation value)
    {
        value = value.WithoutConversions();
        if (value is IObjectCreationOperation creation)
            return creation;

        if (value is not ILocalReferenceOperation { Local: var local })
            return null;

        var root = value;
        while (root.Parent is { } parent)
            root = parent;

        return root.Descendants().OfType<IVariableDeclaratorOperation>()
            .FirstOrDefault(declarator => SymbolEqualityComparer.Default.Equals(declarator.Symbol, local))
            ?.GetVariableInitializer()?.Value.WithoutConversions() as IObjectCreationOperation;
    }
}
