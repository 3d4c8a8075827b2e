using AgentSafety.Symbols;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AgentSafety.Calls;

/// <summary><c>await</c> asks what it is given for an awaiter, and the awaiter whether it is done, what came of it, and to be called back.</summary>
internal static class Awaiters
{
    public static IEnumerable<Call> Of(IAwaitOperation awaited, SourceModels models)
    {
        if (awaited.Operation.Type is not { } type || IsOfThePlatform(type) || (Inherent(type) ?? Added(awaited, models)) is not { } asked)
            return [];

        return [new(asked, type), .. Awaiting(asked.ReturnType)];
    }

    private static IEnumerable<Call> Awaiting(ITypeSymbol awaiter)
    {
        if (IsOfThePlatform(awaiter))
            yield break;

        for (var declaring = awaiter; declaring is not null; declaring = declaring.BaseType)
            foreach (var member in declaring.GetMembers())
                if (member.Name is "IsCompleted" or "GetResult")
                    foreach (var call in Accessors.Read(member, awaiter))
                        yield return call;

        foreach (var contract in awaiter.AllInterfaces)
            if (contract.Name is "INotifyCompletion" or "ICriticalNotifyCompletion")
                foreach (var member in contract.GetMembers().OfType<IMethodSymbol>())
                    yield return new(member, awaiter);
    }

    private static IMethodSymbol? Inherent(ITypeSymbol type)
    {
        for (var declaring = type; declaring is not null; declaring = declaring.BaseType)
            if (declaring.GetMembers("GetAwaiter").OfType<IMethodSymbol>().FirstOrDefault(static method => method is { IsStatic: false, Parameters.IsEmpty: true }) is { } method)
                return method;

        return type.AllInterfaces.SelectMany(static contract => contract.GetMembers("GetAwaiter")).OfType<IMethodSymbol>().FirstOrDefault();
    }

    /// <summary>An extension: only the model knows which is in scope.</summary>
    private static IMethodSymbol? Added(IAwaitOperation awaited, SourceModels models) =>
        awaited.Syntax is AwaitExpressionSyntax written && models.ModelOf(written) is { } model
            ? model.GetAwaitExpressionInfo(written).GetAwaiterMethod
            : null;

    /// <summary>Tasks and what they wait with run nobody's code: nearly every <c>await</c> ends here.</summary>
    private static bool IsOfThePlatform(ITypeSymbol type) => type.ContainingNamespace switch
    {
        { Name: "Tasks", ContainingNamespace: { Name: "Threading", ContainingNamespace.Name: "System" } } => type.DeclaringSyntaxReferences.IsEmpty,
        { Name: "CompilerServices", ContainingNamespace: { Name: "Runtime", ContainingNamespace.Name: "System" } } => type.DeclaringSyntaxReferences.IsEmpty,
        _ => false,
    };
}
