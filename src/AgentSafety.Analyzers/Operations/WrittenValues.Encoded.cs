using AgentSafety.Symbols;

namespace AgentSafety.Operations;

/// <summary>What PowerShell is given in base64 is code: behind <c>-EncodedCommand</c> stands what was encoded.</summary>
internal sealed partial class WrittenValues
{
    /// <summary>What a word of a list says, known the word before it.</summary>
    public IEnumerable<string> TextsBehind(string before, IOperation word, CancellationToken cancellationToken) =>
        Behind([before + TextMarks.Separator], word, value => [.. TextsOf(value, cancellationToken)], cancellationToken);

    private string[] Behind(string[] before, IOperation part, Func<IOperation, string[]> texts, CancellationToken cancellationToken) =>
        before.Length > 0 && before.All(EncodedCommand.IsNext) && Encoded(part, cancellationToken) is { } code ? texts(code) : texts(part);

    /// <summary><c>Convert.ToBase64String(Encoding.Unicode.GetBytes(code))</c>, in one or through locals.</summary>
    private IOperation? Encoded(IOperation value, CancellationToken cancellationToken) =>
        Origin(value, cancellationToken) is IInvocationOperation { TargetMethod: { Name: "ToBase64String", ContainingType.Name: "Convert" }, Arguments: [{ Value: var bytes }, ..] }
        && Origin(bytes, cancellationToken) is IInvocationOperation { TargetMethod: { Name: "GetBytes", ContainingType: { Name: "Encoding" or "UnicodeEncoding" } }, Arguments: [{ Value: var code }] }
            ? code
            : null;
}
