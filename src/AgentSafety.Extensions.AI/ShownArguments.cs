using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace AgentSafety;

/// <summary>Arguments as a person reads them: <c>name: value</c>, each one a target, in the order of their names. One that can't be shown isn't approved.</summary>
internal static class ShownArguments
{
    public static IEnumerable<string> Of(AIFunctionArguments arguments, JsonSerializerOptions options) =>
        [.. arguments.OrderBy(static argument => argument.Key, StringComparer.Ordinal).Select(argument => $"{argument.Key}: {Text(argument.Key, argument.Value, options)}")];

    private static string Text(string name, object? value, JsonSerializerOptions options) => value switch
    {
        null => "null",
        string text => text,
        JsonElement { ValueKind: JsonValueKind.String } json => json.GetString()!,
        JsonElement json => json.GetRawText(),
        bool yes => yes ? "true" : "false",
        DateTime or DateTimeOffset => ((IFormattable)value).ToString("O", CultureInfo.InvariantCulture),
        IFormattable number when value.GetType().IsPrimitive || value is decimal or Guid or TimeSpan => number.ToString(null, CultureInfo.InvariantCulture),
        _ => Json(name, value, options),
    };

    /// <summary>As the function's own options write it; no other way is tried, since it might leave something out.</summary>
    private static string Json(string name, object value, JsonSerializerOptions options)
    {
        try
        {
            return JsonSerializer.Serialize(value, options.GetTypeInfo(value.GetType()));
        }
        catch (Exception failure) when (failure is NotSupportedException or JsonException or InvalidOperationException)
        {
            throw new InvalidOperationException($"The argument '{name}' can't be shown to a person, so the function did not run.", failure);
        }
    }
}
