using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using TapBot.Core.Operations;
using TapBot.Core.Wording;

namespace TapBot.Portal.Features.Operations;

/// <summary>Makes an operation of a request: members named in the route from there, all others from the JSON body, and nothing else.</summary>
public sealed class OperationBinder(IOptions<JsonOptions> json)
{
    private const int MostBytes = 64 * 1024;
    private const string Confirm = "confirm";

    /// <summary>The members an operation takes from the body, in camelCase.</summary>
    internal static IReadOnlyList<string> BodyMembers(OperationDescriptor descriptor) =>
        [.. Members(descriptor.Type).Where(m => !descriptor.Route.Contains($"{{{m}}}", StringComparison.OrdinalIgnoreCase))];

    /// <summary>The operation and what was typed to confirm it, or what is wrong with the request.</summary>
    public async Task<(IOperation? Operation, string? Confirmed, Phrase? Flaw)> ReadAsync(HttpContext context, OperationDescriptor descriptor)
    {
        JsonObject body;
        try
        {
            body = await BodyAsync(context);
        }
        catch (JsonException unreadable)
        {
            return (null, null, Phrase.Of("operations.badBody", ("message", unreadable.Message)));
        }
        var legal = BodyMembers(descriptor);
        if (body.Select(m => m.Key).FirstOrDefault(k => k != Confirm && !legal.Contains(k)) is { } unknown)
            return (null, null, Phrase.Of("operations.unknownMember", ("member", unknown), ("legal", string.Join(", ", legal.Append(Confirm)))));
        if (body[Confirm] is { } said && said.GetValueKind() != JsonValueKind.String)
            return (null, null, Phrase.Of("operations.badBody", ("message", "confirm is not a text")));
        var confirmed = body[Confirm]?.GetValue<string>();
        body.Remove(Confirm);
        foreach (var (name, value) in context.Request.RouteValues)
            body[name] = value?.ToString();
        return Make(descriptor, body) is (var operation, var flaw) ? (operation, confirmed, flaw) : default;
    }

    /// <summary>The operation of members that are already JSON.</summary>
    internal (IOperation? Operation, Phrase? Flaw) Make(OperationDescriptor descriptor, JsonObject members)
    {
        try
        {
            return ((IOperation)members.Deserialize(descriptor.Type, json.Value.SerializerOptions)!, null);
        }
        catch (JsonException wrong)
        {
            var member = wrong.Path?.TrimStart('$', '.') ?? "";
            return (null, Phrase.Of("operations.badIdentifier", ("member", member), ("value", IsSecret(descriptor.Type, member) ? "" : Shown(members[member]))));
        }
    }

    /// <summary>Whoever sends a password in the wrong place must not find it in the answer, nor in what keeps answers.</summary>
    private static bool IsSecret(Type type, string path) =>
        type.GetConstructors()[0].GetParameters().FirstOrDefault(p => path.Split('.')[0] == JsonNamingPolicy.CamelCase.ConvertName(p.Name!))?.ParameterType.IsDefined(typeof(HoldsSecretAttribute), false) == true;

    private static string Shown(JsonNode? value) => value?.ToJsonString() is { } text ? text[..Math.Min(text.Length, 100)] : "";

    private static IEnumerable<string> Members(Type type) =>
        type.GetConstructors()[0].GetParameters().Select(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name!));

    private static async Task<JsonObject> BodyAsync(HttpContext context)
    {
        if (context.Request.ContentLength is 0 || (context.Request.ContentLength is null && !context.Request.HasJsonContentType()))
            return [];
        if (!context.Request.HasJsonContentType())
            throw new BadHttpRequestException("A JSON body is expected.", StatusCodes.Status415UnsupportedMediaType);
        if (context.Request.ContentLength > MostBytes)
            throw new BadHttpRequestException("The body is too large.", StatusCodes.Status413PayloadTooLarge);
        var node = await JsonNode.ParseAsync(
            context.Request.Body, documentOptions: new JsonDocumentOptions { MaxDepth = 8, AllowDuplicateProperties = false }, cancellationToken: context.RequestAborted);
        return node as JsonObject ?? throw new JsonException("It is not an object.");
    }
}
