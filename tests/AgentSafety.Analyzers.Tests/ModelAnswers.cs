using AgentSafety.Rules;

namespace AgentSafety.Analyzers.Tests;

/// <summary>What a model answers to a program that asks it, or wants a function to be called with, and the program runs.</summary>
public sealed class ModelAnswers
{
    [Theory]
    [InlineData("var answer = await client.GetResponseAsync(question); [|Process.Start(\"bash\", $\"-c \\\"{answer.Text}\\\"\")|];")]
    [InlineData("var answer = await client.GetResponseAsync(question); [|Runner.Sql(db, answer.Text.Trim())|];")]
    [InlineData("var answer = await client.GetResponseAsync(question); [|Runner.Whole(db, answer)|];")]
    [InlineData("var answer = await client.GetResponseAsync(question); var sql = Extract(answer.Text); [|db.Execute(sql)|];")]
    [InlineData("var answer = await client.GetResponseAsync(question); var sql = answer.Messages[0].Text; [|db.Execute(sql)|];")]
    [InlineData("var text = new System.Text.StringBuilder(); await foreach (var update in client.GetStreamingResponseAsync(question)) text.Append(update.Text); [|db.Execute(text.ToString())|];")]
    [InlineData("var answer = await agent.RunAsync(question); [|db.Execute(answer.Text)|];")]
    [InlineData("var answer = await kernel.InvokePromptAsync(question); [|db.Execute(answer.GetValue<string>()!)|];")]
    [InlineData("var first = await client.GetResponseAsync(question); var second = await client.GetResponseAsync(first.Text); [|db.Execute(second.Text)|];")]
    [InlineData("var answer = await client.GetResponseAsync(question); Console.WriteLine(answer.Text);")]
    [InlineData("var answer = await client.GetResponseAsync(question); db.Execute(\"SELECT 1\");")]
    [InlineData("var answer = await client.GetResponseAsync(question); db.Execute(\"INSERT INTO log VALUES (@text)\", new { text = answer.Text });")]
    [InlineData("var answer = await client.GetResponseAsync(question); db.Execute(answer.Text == \"a\" ? \"SELECT 1\" : \"SELECT 2\");")]
    [InlineData("var answer = await client.GetResponseAsync(question); AgentGuard.EnsureApproved(\"sql\"); db.Execute(answer.Text);")]
    [InlineData("var answer = (await client.GetResponseAsync(question)).Text; if (!Allowed.Contains(answer)) return; db.Execute(answer);")]
    [InlineData("var answer = (await client.GetResponseAsync(question)).Text; if (!Allowed.Contains(answer)) return; var info = new ProcessStartInfo(\"bash\") { Arguments = $\"-c {answer}\" }; Process.Start(info);")]
    [InlineData("await client.GetResponseAsync(question); db.Execute(question);")] // the user's own words
    [InlineData("var answer = await Similar.GetResponseAsync(question); db.Execute(answer.Text);")]
    public Task What_a_model_answers_is_a_models_to_say(string body) => Verify.AnalyzesFor(RuleIds.OpenEndedExecutor, Program(body));

    [Fact]
    public Task Its_words_inside_a_text_are_said_as_such() => Verify.AnalyzesFor(RuleIds.SuppliedWords, Program(
        "var answer = await client.GetResponseAsync(question); [|db.Execute($\"SELECT * FROM t WHERE a = '{answer.Text}'\")|];"));

    [Fact]
    public Task It_is_said_where_it_is_asked_wherever_that_is() => Verify.AnalyzesFor(RuleIds.OpenEndedExecutor, """
        using System.Diagnostics;
        public static class App
        {
            public static void Add(IChatClient client)
            {
                Func<Task> later = async () => { var answer = await client.GetResponseAsync("?"); [|Process.Start(answer.Text)|]; };
                async Task Local() { var answer = await client.GetResponseAsync("?"); [|Process.Start(answer.Text)|]; }
                _ = Local();
                AIFunctionFactory.Create(async () => { var answer = await client.GetResponseAsync("?"); [|Process.Start(answer.Text)|]; }, "run");
            }
            [McpServerTool] public static async Task Tool(IChatClient client) { var answer = await client.GetResponseAsync("?"); [|Process.Start(answer.Text)|]; }
        }
        """);

    [Theory]
    [InlineData("case \"sql\": [|db.Execute(call.Arguments![\"text\"]!.ToString()!)|]; break;")]
    [InlineData("case \"sql\": if (call.Arguments!.TryGetValue(\"text\", out var text)) [|Runner.Sql(db, (string)text!)|]; break;")]
    [InlineData("case \"sql\": [|Run(call, db)|]; break;")]
    [InlineData("case \"sql\": var sql = (string)call.Arguments![\"text\"]!; if (!Allowed.Contains(sql)) return; db.Execute(sql); break;")]
    [InlineData("case \"sql\": var sql = call.Arguments![\"text\"]!.ToString()!; if (!Allowed.Contains(sql)) return; db.Execute(sql); break;")]
    [InlineData("case \"sql\": var sql = call.Name + \"\"; if (!Allowed.Contains(sql)) return; db.Execute(sql); break;")]
    [InlineData("case \"sql\": db.Execute(configured); break;")]
    [InlineData("case \"sql\": db.Execute(\"SELECT @text\", new { text = call.Arguments![\"text\"] }); break;")]
    public Task What_a_function_is_to_be_called_with_is_the_models(string branch) => Verify.AnalyzesFor(RuleIds.OpenEndedExecutor, $$"""
        public static class Loop
        {
            private static readonly string[] Allowed = ["SELECT 1"];
            public static async Task Handle(IChatClient client, FunctionCallContent call, System.Data.Common.DbConnection db, string configured)
            {
                var next = await client.GetResponseAsync("What now?");
                switch (call.Name)
                {
                    {{branch}}
                }
            }
            private static void Run(FunctionCallContent call, System.Data.Common.DbConnection db) => db.Execute(call.Arguments!["text"]!.ToString()!);
        }
        """ + Runner);

    private const string Runner = """

        public static class Runner
        {
            public static void Sql(System.Data.Common.DbConnection db, string sql) => db.Execute(sql);
            public static void Whole(System.Data.Common.DbConnection db, ChatResponse response) => db.Execute(response.Text);
        }
        """;

    private static string Program(string body) => $$"""
        using System.Diagnostics;
        using Microsoft.Agents.AI;
        using Microsoft.SemanticKernel;
        public sealed class App(IChatClient client, AIAgent agent, Kernel kernel, System.Data.Common.DbConnection db)
        {
            private static readonly string[] Allowed = ["SELECT 1"];
            public async Task Ask(string question) { {{body}} }
            private static string Extract(string text) => System.Text.RegularExpressions.Regex.Match(text, "```(.*)```").Groups[1].Value;
        }
        public sealed class Response { public string Text { get; set; } = ""; }
        public static class Similar { public static Task<Response> GetResponseAsync(string question) => Task.FromResult(new Response()); }
        """ + Runner;
}
