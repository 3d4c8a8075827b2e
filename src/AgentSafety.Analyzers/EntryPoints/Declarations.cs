using AgentSafety.Symbols;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AgentSafety.EntryPoints;

/// <summary>What an entry point is offered as. Resources are read and prompts make a text: there is no hint to say that one destroys.</summary>
internal enum OfferedAs { Tool, Resource, Prompt }

/// <summary>One hint as it is written: <c>ReadOnly = true</c>. Null: set to what isn't known here.</summary>
internal readonly record struct Hint(string Name, bool? Value, Location Place);

/// <summary>What a server says of one of its entry points. By presence: what isn't set isn't sent, whatever the getters of the attribute say.</summary>
/// <param name="Code">What runs.</param>
/// <param name="Place">Where something can be said.</param>
internal sealed record Declaration(OfferedAs As, string Name, IMethodSymbol Code, Location Place, ImmutableArray<Hint> Hints)
{
    public Hint? Of(string name)
    {
        foreach (var hint in Hints)
            if (hint.Name == name)
                return hint;

        return null;
    }
}

/// <summary>
/// Hints of Model Context Protocol servers: on <c>[McpServerTool]</c>, or in <c>McpServerToolCreateOptions</c>, which wins over the attribute
/// (ModelContextProtocol 0.1 to 2.4, unchanged).
/// </summary>
internal sealed class Declarations(KnownTypes types)
{
    private static readonly (string Name, OfferedAs As)[] Attributes = [("McpServerToolAttribute", OfferedAs.Tool), ("McpServerResourceAttribute", OfferedAs.Resource), ("McpServerPromptAttribute", OfferedAs.Prompt)];

    private const string Server = "ModelContextProtocol.Server.";

    public Declaration? Of(IMethodSymbol method)
    {
        for (var declaring = method; declaring is not null; declaring = declaring.OverriddenMethod)
            if ((In(declaring, declaring) ?? In(declaring, declaring.PartialDefinitionPart) ?? In(declaring, declaring.PartialImplementationPart)) is { } declared)
                return declared;

        return null;

        Declaration? In(IMethodSymbol declaring, IMethodSymbol? part)
        {
            if (part is not null)
                foreach (var attribute in part.GetAttributes())
                    if (OfferedBy(attribute) is { } offered)
                        return Declared(offered, method, attribute, isOwn: ReferenceEquals(declaring, method));

            return null;
        }
    }

    /// <summary>A tool that is made of code with <c>McpServerTool.Create</c>, where all it says can be read.</summary>
    public Declaration? At(IOperation? operation)
    {
        if (operation is not IInvocationOperation { TargetMethod.Name: "Create" } call || !types.Is(call.TargetMethod.ContainingType, $"{Server}McpServerTool")
            || call.Arguments.FirstOrDefault(static argument => argument.Parameter?.Ordinal == 0)?.Value is not { } made || CodeOf(made, keepsAttribute: true) is not (var code, var keepsAttribute))
            return null;

        var options = call.Arguments.FirstOrDefault(static argument => argument.Parameter?.Name is "options" && !argument.IsImplicit)?.Value.WithoutConversions();
        if (options is not (null or IObjectCreationOperation or ILiteralOperation))
            return null;

        var hints = options is IObjectCreationOperation { Initializer.Initializers: var settings } ? settings.OfType<ISimpleAssignmentOperation>().Select(HintIn).OfType<Hint>() : [];
        var inherited = keepsAttribute && Of(code) is { As: OfferedAs.Tool } declared ? declared.Hints.Select(static hint => hint with { Value = null }) : []; // reported where they stand
        return new(OfferedAs.Tool, code.MethodKind is MethodKind.AnonymousFunction ? "lambda" : code.Name, code, (options ?? call).Syntax is InvocationExpressionSyntax { Expression: var create } ? create.GetLocation() : options!.Syntax.GetLocation(), [.. hints, .. inherited]);
    }

    /// <summary>Of the parts of a partial method, the one that holds the attribute speaks of it: an editor asks part by part.</summary>
    public static bool IsIn(IMethodSymbol method, Declaration declaration)
    {
        foreach (var part in method.DeclaringSyntaxReferences)
            if (part.SyntaxTree == declaration.Place.SourceTree && part.Span.Contains(declaration.Place.SourceSpan))
                return true;

        return false;
    }

    private OfferedAs? OfferedBy(AttributeData attribute)
    {
        foreach (var (name, offered) in Attributes)
            if (attribute.AttributeClass?.Name == name && types.Is(attribute.AttributeClass, Server + name))
                return offered;

        return null;
    }

    /// <summary>An attribute that is inherited stands in another file, perhaps in another assembly: then the method is the place.</summary>
    private static Declaration Declared(OfferedAs offered, IMethodSymbol method, AttributeData attribute, bool isOwn)
    {
        var syntax = isOwn ? attribute.ApplicationSyntaxReference?.GetSyntax() as AttributeSyntax : null;
        var place = syntax?.Name.GetLocation() ?? method.Implementation().Locations[0];
        var hints = attribute.NamedArguments.Where(static named => named.Value.Value is bool).Select(named => new Hint(named.Key, (bool)named.Value.Value!, ArgumentOf(named.Key)?.GetLocation() ?? place));
        return new(offered, method.Name, method.Implementation(), place, [.. hints]);

        AttributeArgumentSyntax? ArgumentOf(string name) => syntax?.ArgumentList?.Arguments.FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == name);
    }

    private static Hint? HintIn(ISimpleAssignmentOperation setting) => setting.Target is IPropertyReferenceOperation { Property.Name: var name }
        ? new(name, setting.Value.WithoutConversions().ConstantValue is { HasValue: true, Value: bool value } ? value : null, setting.Syntax.GetLocation())
        : null;

    /// <summary>A function made first has lost the attribute of its method.</summary>
    private (IMethodSymbol Code, bool KeepsAttribute)? CodeOf(IOperation made, bool keepsAttribute) => made.WithoutConversions() switch
    {
        IAnonymousFunctionOperation lambda => (lambda.Symbol, keepsAttribute),
        IMethodReferenceOperation { Method: var method } => (method.Implementation(), keepsAttribute),
        IObjectCreationOperation { Arguments: [{ Value: var inner }, ..], Type: var type } when types.IsOrInherits(type, "Microsoft.Extensions.AI.AIFunction") => CodeOf(inner, keepsAttribute: false),
        IInvocationOperation { TargetMethod.Name: "Create", Arguments: [{ Value: var code }, ..] } call when types.Is(call.TargetMethod.ContainingType, "Microsoft.Extensions.AI.AIFunctionFactory") => CodeOf(code, keepsAttribute: false),
        _ => null,
    };
}
