using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using TapBot.Core.Certificates;
using TapBot.Core.Containers;
using TapBot.Core.Databases;
using TapBot.Core.Logs;
using TapBot.Core.Servers;

namespace TapBot.Portal.Hosting;

/// <summary>How the portal writes JSON, over REST and over the hub: camelCase, enums as words, identifiers as text.</summary>
internal static class PortalJson
{
    /// <summary>Members nobody knows are refused: a misspelt one must not be taken for nothing said.</summary>
    public static void Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping; // never inside of HTML: every answer says application/json and nosniff
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase));
        options.Converters.Add(new ParsableJsonConverter<ServerName>());
        options.Converters.Add(new ParsableJsonConverter<ContainerName>());
        options.Converters.Add(new ParsableJsonConverter<LogCursor>());
        options.Converters.Add(new ParsableJsonConverter<DatabaseName>());
        options.Converters.Add(new ParsableJsonConverter<SessionId>());
        options.Converters.Add(new ParsableJsonConverter<CertificateEndpoint>());
        options.Converters.Add(new TileOrderJsonConverter());
    }
}
