using System.Globalization;
using System.Net;
using System.Reflection;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using TapBot.Portal.Tests.Hosting;
using TapBot.Testing;

namespace TapBot.Portal.Tests.House.Matrix;

/// <summary>Every method of every hub, called over a connection of its own.</summary>
internal static class HubWalk
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(25), Step = TimeSpan.FromMilliseconds(20);

    public static IEnumerable<Thing> Of(RightsTable table) =>
        from method in Methods()
        from variant in Samples.Variants(table, method.GetParameters().Where(IsAsked).Select(p => p.Name!))
        select new Thing($"HUB {method.DeclaringType!.Name}.{method.Name}{variant.Suffix}", (caller, _) => AskAsync(caller, method, [.. method.GetParameters().Where(IsAsked).Select(p => Value(p, variant.Values))]));

    public static IEnumerable<MethodInfo> Methods() => typeof(Program).Assembly.GetTypes().Where(t => typeof(Hub).IsAssignableFrom(t) && !t.IsAbstract)
        .SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)).Where(m => !m.IsSpecialName && m.GetBaseDefinition().DeclaringType == m.DeclaringType);

    private static bool IsAsked(ParameterInfo parameter) => parameter.ParameterType != typeof(CancellationToken);

    private static object? Value(ParameterInfo parameter, IReadOnlyDictionary<string, string> values) =>
        values[parameter.Name!] == Samples.Left ? null
        : parameter.ParameterType == typeof(string[]) ? new[] { values[parameter.Name!] }
        : Convert.ChangeType(values[parameter.Name!], Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType, CultureInfo.InvariantCulture);

    /// <summary>The clock goes on until it is answered: several logs together wait a moment for older lines of each other.</summary>
    private static async Task<Answer?> AskAsync(Caller caller, MethodInfo method, object?[] arguments)
    {
        var asked = AnswerAsync(caller, method, arguments);
        await caller.Host.Time.PushUntilAsync(() => asked.IsCompleted, Step);
        return await asked;
    }

    private static async Task<Answer?> AnswerAsync(Caller caller, MethodInfo method, object?[] arguments)
    {
        var headers = new Dictionary<string, string>();
        await caller.SignAsync(headers.Add);
        await using var connection = new HubConnectionBuilder().WithUrl(PortalHost.Origin + "/live", options =>
        {
            options.Transports = HttpTransportType.ServerSentEvents;
            options.HttpMessageHandlerFactory = _ => caller.Host.Server.CreateHandler();
            foreach (var (name, value) in headers)
                options.Headers[name] = value;
        }).Build();
        using var late = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        late.CancelAfter(Patience);
        try
        {
            await connection.StartAsync(late.Token);
            await foreach (var item in connection.StreamAsyncCore<System.Text.Json.JsonElement>(method.Name, arguments, late.Token))
                return new Answer(Answer.Yes, item.ToString());
            return new Answer("ended");
        }
        catch (OperationCanceledException) when (!TestContext.Current.CancellationToken.IsCancellationRequested)
        {
            return new Answer("silent");
        }
        catch (HttpRequestException refused) when (refused.StatusCode is { } status)
        {
            return new Answer(Answer.WordOf(status));
        }
        catch (HubException refused)
        {
            return new Answer(refused.Message.Contains("unauthorized", StringComparison.Ordinal) ? Answer.No
                : refused.Message.Contains("There is no ", StringComparison.Ordinal) ? Answer.Nothing
                : refused.Message);
        }
    }
}
