namespace AgentSafety.Analyzers.Tests.UnguardedOperation;

/// <summary>A person who writes yes at the console has approved; an empty line, or whatever isn't a no, approves nothing.</summary>
public sealed class ConsoleQuestions
{
    [Theory]
    [InlineData("if (Console.ReadKey().Key != ConsoleKey.Y) return; Directory.Delete(path, true);")]
    [InlineData("if (Console.ReadKey(intercept: true).Key == ConsoleKey.Y) Directory.Delete(path, true);")]
    [InlineData("var key = Console.ReadKey(); if (key.Key is not ConsoleKey.Y) throw new Exception(\"no\"); Directory.Delete(path, true);")]
    [InlineData("if (Console.ReadKey().KeyChar is 'y' or 'Y') Directory.Delete(path, true);")]
    [InlineData("if (char.ToLower(Console.ReadKey().KeyChar) == 'y') Directory.Delete(path, true);")]
    [InlineData("if (Console.ReadLine() == \"y\") Directory.Delete(path, true);")]
    [InlineData("if (Console.ReadLine()?.Trim().ToLowerInvariant() is \"y\" or \"yes\") Directory.Delete(path, true);")]
    [InlineData("if (Console.ReadLine()?.Trim().ToLowerInvariant() is not (\"y\" or \"yes\")) return; Directory.Delete(path, true);")]
    [InlineData("if (!string.Equals(Console.ReadLine(), \"yes\", StringComparison.OrdinalIgnoreCase)) return; Directory.Delete(path, true);")]
    [InlineData("if (Console.ReadLine()?.Equals(\"y\", StringComparison.OrdinalIgnoreCase) != true) return; Directory.Delete(path, true);")]
    [InlineData("var answer = (Console.ReadLine() ?? \"\").Trim(); if (answer == \"yes\" || answer == \"y\") Directory.Delete(path, true);")]
    [InlineData("var answer = await Console.In.ReadLineAsync(); if (answer != \"yes\") return; Directory.Delete(path, true);")]
    [InlineData("switch (Console.ReadKey().Key) { case ConsoleKey.Y: Directory.Delete(path, true); break; }")]
    [InlineData("while (true) { var answer = Console.ReadLine(); if (answer == \"n\") return; if (answer == \"y\") break; } Directory.Delete(path, true);")]
    [InlineData("if (!bool.TryParse(Console.ReadLine(), out var sure) || !sure) return; Directory.Delete(path, true);")]
    [InlineData("if (!Confirm(path)) return; Directory.Delete(path, true);")]
    [InlineData("if (!KeepAsking(path)) return; Directory.Delete(path, true);")]
    [InlineData("if (Ask(path) != \"yes\") return; Directory.Delete(path, true);")]
    [InlineData("if (!IsYes(Console.ReadLine())) return; Directory.Delete(path, true);")]
    [InlineData("Ensure(path); Directory.Delete(path, true);")]
    public Task A_written_yes_approves(string body) => Verify.Unprotected(Tool(body));

    [Theory]
    [InlineData("Console.ReadKey(); [|Directory.Delete(path, true)|];")]
    [InlineData("if (Console.ReadKey().Key == ConsoleKey.N) return; [|Directory.Delete(path, true)|];")]
    [InlineData("if (Console.ReadKey().Key == ConsoleKey.Enter) [|Directory.Delete(path, true)|];")]
    [InlineData("if (Console.ReadKey().Key == ConsoleKey.Y) return; [|Directory.Delete(path, true)|];")]
    [InlineData("if (Console.ReadLine() != \"n\") [|Directory.Delete(path, true)|];")]
    [InlineData("if (Console.ReadLine() == \"n\") [|Directory.Delete(path, true)|];")]
    [InlineData("if (Console.ReadLine()?.Trim().ToLowerInvariant() is \"n\" or \"no\") return; [|Directory.Delete(path, true)|];")]
    [InlineData("if (Console.ReadLine()?.Trim().ToLowerInvariant() is \"y\" or \"\") [|Directory.Delete(path, true)|];")]
    [InlineData("if (!string.IsNullOrWhiteSpace(Console.ReadLine())) [|Directory.Delete(path, true)|];")]
    [InlineData("if (Console.ReadLine() is { } line) [|Directory.Delete(path, true)|];")]
    [InlineData("if ((Console.ReadLine() ?? \"yes\") == \"yes\") [|Directory.Delete(path, true)|];")]
    [InlineData("if (path.Trim().ToLowerInvariant() is \"y\" or \"yes\") [|File.Delete(other)|];")]
    [InlineData("if (IsYes(other)) [|Directory.Delete(path, true)|];")]
    [InlineData("if (IsYes(\" YES \")) [|Directory.Delete(path, true)|];")]
    [InlineData("if (Ask(path) is { Length: > 0 }) [|Directory.Delete(path, true)|];")]
    [InlineData("if (new StringReader(other).ReadLine() == \"yes\") [|Directory.Delete(path, true)|];")]
    [InlineData("if (Console.ReadLine()?.StartsWith('y') == true) [|Directory.Delete(path, true)|];")]
    [InlineData("if (My.Console.ReadLine() == \"yes\") [|Directory.Delete(path, true)|];")]
    [InlineData("if (bool.TryParse(Console.ReadLine(), out var no) && !no) [|Directory.Delete(path, true)|];")]
    public Task Anything_else_does_not(string body) => Verify.Unprotected(Tool(body));

    [Theory]
    [InlineData("if (!AnsiConsole.Confirm(\"Delete?\")) return; Directory.Delete(path, true);")]
    [InlineData("if (!await AnsiConsole.ConfirmAsync(\"Delete?\")) return; Directory.Delete(path, true);")]
    [InlineData("if (AnsiConsole.Prompt(new ConfirmationPrompt(\"Delete?\"))) Directory.Delete(path, true);")]
    [InlineData("var prompt = new ConfirmationPrompt(\"Delete?\"); if (AnsiConsole.Prompt(prompt)) Directory.Delete(path, true);")]
    [InlineData("if (AnsiConsole.Ask<string>(\"Delete?\") == \"yes\") Directory.Delete(path, true);")]
    [InlineData("if (!Sure()) return; Directory.Delete(path, true);")]
    [InlineData("if (AnsiConsole.Confirm(\"Keep?\")) return; [|Directory.Delete(path, true)|];")]
    [InlineData("if (AnsiConsole.Ask<string>(\"Keep?\") != \"yes\") [|Directory.Delete(path, true)|];")]
    [InlineData("AnsiConsole.Ask<string>(\"Where?\"); [|Directory.Delete(path, true)|];")]
    [InlineData("AnsiConsole.Confirm(\"Delete?\"); [|Directory.Delete(path, true)|];")]
    [InlineData("if (My.AnsiConsole.Confirm(\"Delete?\")) [|Directory.Delete(path, true)|];")]
    public Task A_prompt_of_Spectre_Console_asks(string body) => Verify.Unprotected("using Spectre.Console;" + Tool(body, "private static bool Sure() => AnsiConsole.Confirm(\"Sure?\");") + """

        namespace Spectre.Console
        {
            public interface IPrompt<T> { }
            public sealed class ConfirmationPrompt(string prompt) : IPrompt<bool> { public string Text => prompt; }
            public static class AnsiConsole
            {
                public static bool Confirm(string prompt, bool defaultValue = true) => defaultValue;
                public static Task<bool> ConfirmAsync(string prompt, bool defaultValue = true, CancellationToken cancellationToken = default) => Task.FromResult(defaultValue);
                public static T Prompt<T>(IPrompt<T> prompt) => default!;
                public static T Ask<T>(string prompt) => default!;
            }
        }
        """);

    [Theory]
    [InlineData("services.AddMcpServer().WithStdioServerTransport();")]
    [InlineData("_ = new StdioServerTransport(\"files\");")]
    public Task Nobody_writes_where_a_server_reads_what_its_client_sends(string transport) => Verify.Unprotected("using Microsoft.Extensions.DependencyInjection;" + Tool(
        "if (!Confirm(path)) return; [|Directory.Delete(path, true)|];", $$"""private static void Start(IServiceCollection services) { {{transport}} }"""));

    [Fact]
    public Task A_server_whose_transport_is_not_written_here_may_be_asked_at() => Verify.Unprotected("using Microsoft.Extensions.DependencyInjection;" + Tool(
        "if (!Confirm(path)) return; Directory.Delete(path, true);", "private static void Start(IServiceCollection services) { services.AddMcpServer(); }"));

    private static string Tool(string body, string more = "") => $$"""
        public static class Tools
        {
            [McpServerTool] public static async Task Clean(string path, string other)
            {
                await Task.Yield();
                {{body}}
            }

            {{more}}
            private static bool Confirm(string what) { Console.Write($"Delete {what}? [y/N] "); return Console.ReadLine() is "y" or "Y"; }
            private static bool KeepAsking(string what)
            {
                while (true)
                    switch (Console.ReadKey().Key)
                    {
                        case ConsoleKey.Y: return true;
                        case ConsoleKey.N: return false;
                    }
            }
            private static string? Ask(string what) { Console.Write(what); return Console.ReadLine()?.Trim(); }
            private static bool IsYes(string? answer) => answer?.Trim().ToLowerInvariant() is "y" or "yes";
            private static void Ensure(string what) { if (!IsYes(Ask(what))) throw new OperationCanceledException(); }
        }
        namespace My
        {
            public static class Console { public static string? ReadLine() => Environment.CommandLine; }
            public static class AnsiConsole { public static bool Confirm(string prompt) => prompt.Length > 0; }
        }
        """;
}
