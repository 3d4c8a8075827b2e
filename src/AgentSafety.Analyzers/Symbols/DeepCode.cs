using System.Runtime.ExceptionServices;

namespace AgentSafety.Symbols;

/// <summary>
/// The compiler turns syntax into operations and graphs by recursion. Generated code nests thousands deep, threads of a compiler server have 1.5 MiB of
/// stack, and what overflows can't be caught: such code is read on a stack of its own.
/// </summary>
internal static class DeepCode
{
    private const int ShortestText = 3_000; // each level takes some characters
    private const int DeepestUsual = 400;
    private const int Stack = 512 * 1024 * 1024; // reserved, not used

    public static T Read<T>(SyntaxNode code, Func<T> read)
    {
        if (code.Span.Length < ShortestText || !IsDeep(code))
            return read();

        T? result = default;
        ExceptionDispatchInfo? failure = null;
        var thread = new Thread(() =>
        {
            try
            {
                result = read();
            }
#pragma warning disable CA1031 // it is thrown again, where it is waited for
            catch (Exception exception)
#pragma warning restore CA1031
            {
                failure = ExceptionDispatchInfo.Capture(exception);
            }
        }, Stack);
        thread.Start();
        thread.Join();
        failure?.Throw();
        return result!;
    }

    /// <summary>Without recursion, and no further than needed.</summary>
    private static bool IsDeep(SyntaxNode code)
    {
        var pending = new Stack<(SyntaxNode Node, int Depth)>([(code, 0)]);
        while (pending.Count > 0)
        {
            var (node, depth) = pending.Pop();
            if (depth > DeepestUsual)
                return true;

            foreach (var child in node.ChildNodes())
                pending.Push((child, depth + 1));
        }

        return false;
    }
}
