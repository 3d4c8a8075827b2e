namespace AgentSafety;

/// <summary>Characters that nobody sees, though their category doesn't say so: fillers that count as letters, joiners, variation selectors, tags.</summary>
internal static class Unseen
{
    public static bool Is(int codePoint) => codePoint is 0x034F or (>= 0x115F and <= 0x1160) or 0x17B4 or 0x17B5 or (>= 0x180B and <= 0x180F)
        or 0x2800 or 0x3164 or (>= 0xFE00 and <= 0xFE0F) or 0xFFA0 or (>= 0xFFF0 and <= 0xFFF8) or (>= 0xE0000 and <= 0xE0FFF);

    /// <summary>The character at a place of a text, of which a pair is one. Half a pair is itself.</summary>
    public static int At(string text, int index) => char.IsHighSurrogate(text[index]) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1])
        ? char.ConvertToUtf32(text[index], text[index + 1])
        : text[index];
}
