namespace AgentSafety.Guards.Filters;

/// <summary>Semantic Kernel 1.0 to 1.82. A kernel asks its filters; whoever calls its functions as <c>AIFunction</c> doesn't, and AGS2005 says so there.</summary>
internal static class KernelFilters
{
    private const string Kernel = "Microsoft.SemanticKernel.";

    public static readonly ToolFilter Functions = new(Kernel + "KernelFunctionAttribute", Kernel + "KernelFunctionFactory.CreateFromMethod", Kernel + "KernelExtensions.CreateFunctionFromMethod")
    {
        Implemented = [new(Kernel + "IFunctionInvocationFilter", "OnFunctionInvocationAsync"), new(Kernel + "IAutoFunctionInvocationFilter", "OnAutoFunctionInvocationAsync")],
    };
}
