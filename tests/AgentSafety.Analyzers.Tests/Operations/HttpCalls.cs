namespace AgentSafety.Analyzers.Tests.Operations;

/// <summary>What is deleted by HTTP: nobody knows what answers, so the verb and the address say it.</summary>
public sealed class HttpCalls
{
    [Theory]
    [InlineData("await [|http.DeleteAsync($\"tasks/{id}\")|];")]
    [InlineData("await [|http.DeleteAsync(new Uri(\"https://management.example.com/\" + id))|];")]
    [InlineData("await [|http.DeleteFromJsonAsync<int>(id)|];")]
    [InlineData("await http.SendAsync([|new HttpRequestMessage(HttpMethod.Delete, id)|]);")]
    [InlineData("var request = [|new HttpRequestMessage { Method = HttpMethod.Delete, RequestUri = new Uri(id) }|]; await http.SendAsync(request);")]
    [InlineData("var verb = HttpMethod.Delete; await http.SendAsync([|new HttpRequestMessage(verb, id)|]);")]
    [InlineData("await http.SendAsync([|new HttpRequestMessage(new HttpMethod(\"DELETE\"), id)|]);")]
    [InlineData("await [|api.SendAsync(HttpMethod.Delete, id)|];")]
    [InlineData("var request = [|new HttpRequestMessage(HttpMethod.Get, id)|]; request.Method = HttpMethod.Delete; await http.SendAsync(request);")]
    [InlineData("var request = [|new HttpRequestMessage()|]; if (id.Length > 3) request.Method = HttpMethod.Delete; await http.SendAsync(request);")]
    [InlineData("await [|Send(HttpMethod.Delete, id)|];")]
    [InlineData("await [|SendDeeper(HttpMethod.Delete, id)|];")]
    [InlineData("await [|Keep(HttpMethod.Delete, id)|];")] // what becomes of it isn't known
    public Task A_delete_request_destroys(string body) => Verify.Analyzes(Tool(body));

    [Theory]
    [InlineData("await http.GetAsync(id);")]
    [InlineData("await http.PostAsync(id, null);")]
    [InlineData("await http.SendAsync(new HttpRequestMessage(HttpMethod.Get, id));")]
    [InlineData("await api.SendAsync(HttpMethod.Post, id);")]
    [InlineData("var request = new HttpRequestMessage(HttpMethod.Get, id); if (request.Method == HttpMethod.Delete) return;")]
    [InlineData("var request = new HttpRequestMessage(HttpMethod.Get, id); request.Method = HttpMethod.Post; await http.SendAsync(request);")]
    [InlineData("var other = new HttpRequestMessage(HttpMethod.Get, id); var request = new HttpRequestMessage(HttpMethod.Delete, \"http://localhost/x\"); await http.SendAsync(other);")]
    [InlineData("await Send(HttpMethod.Get, id);")]
    [InlineData("await Asking(HttpMethod.Delete, id);")]
    [InlineData("await http.DeleteAsync(\"http://localhost:8080/cache\");")]
    [InlineData("await http.DeleteAsync(new Uri(\"http://127.0.0.1/cache\"));")]
    [InlineData("await http.DeleteAsync($\"http://localhost:8080/{id}\");")]
    [InlineData("if (AgentGuard.Approve(\"http.client.delete\", id)) await http.DeleteAsync(id);")]
    public Task Another_verb_and_this_machine_do_not(string body) => Verify.Analyzes(Tool(body).Replace("AgentGuard.Approve(\"http.client.delete\", id)", "Asked.Yes()", StringComparison.Ordinal));

    [Fact]
    public Task A_method_of_a_Refit_interface_is_what_its_attribute_says() => Verify.Analyzes("""
        using Refit;
        public interface ITasks
        {
            [Get("/tasks/{id}")] Task<string> ReadAsync(string id);
            [Delete("/tasks/{id}")] Task DropItAsync(string id);
        }
        public class Tools(ITasks tasks)
        {
            [McpServerTool] public async Task Run(string id) { await tasks.ReadAsync(id); await [|tasks.DropItAsync(id)|]; }
        }
        """);

    [Fact]
    public Task A_look_alike_of_the_attribute_is_not() => Verify.Analyzes("""
        public class DeleteAttribute(string path) : Attribute { public string Path => path; }
        public interface ITasks { [Delete("/tasks/{id}")] Task DropItAsync(string id); }
        public class Tools(ITasks tasks) { [McpServerTool] public async Task Run(string id) => await tasks.DropItAsync(id); }
        """);

    [Theory]
    [InlineData("await [|client.DeleteAsync(new RestRequest(id))|];")]
    [InlineData("await client.ExecuteAsync([|new RestRequest(id, Method.Delete)|]);")]
    [InlineData("await client.ExecuteAsync(new RestRequest(id, Method.Post));")]
    [InlineData("await client.ExecuteAsync(new RestRequest(id));")]
    public Task A_request_of_RestSharp_is_what_its_verb_says(string body) => Verify.Analyzes($$"""
        using RestSharp;
        public class Tools(IRestClient client) { [McpServerTool] public async Task Run(string id) { {{body}} } }
        """);

    private static string Tool(string body) => $$"""
        using System.Net.Http;
        using System.Net.Http.Json;
        public interface IApi { Task SendAsync(HttpMethod verb, string path); }
        public static class Asked { [AgentGuard(Protections.Approval)] public static bool Yes() => Console.ReadLine() == "yes"; }
        public class Tools(HttpClient http, IApi api)
        {
            [McpServerTool] public async Task Run(string id) { {{body}} }
            private Task Send(HttpMethod verb, string path) => http.SendAsync(new HttpRequestMessage(verb, path));
            private Task SendDeeper(HttpMethod verb, string path) { var request = new HttpRequestMessage { RequestUri = new Uri(path) }; request.Method = verb; return http.SendAsync(request); }
            private Task Keep(HttpMethod verb, string path) => api.SendAsync(verb, path);
            private Task Asking(HttpMethod verb, string path) { if (!Asked.Yes()) throw new InvalidOperationException(); return Send(verb, path); }
        }
        """;
}
