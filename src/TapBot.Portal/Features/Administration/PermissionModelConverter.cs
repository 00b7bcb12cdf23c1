using System.Text.Json;
using System.Text.Json.Serialization;

namespace TapBot.Portal.Features.Administration;

/// <summary>Takes the bare word of a permission as well as the whole object.</summary>
internal sealed class PermissionModelConverter : JsonConverter<PermissionModel>
{
    public override PermissionModel Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
            return new PermissionModel(reader.GetString());
        var parts = JsonSerializer.Deserialize<Parts>(ref reader, options) ?? throw new JsonException("This is no permission.");
        return new PermissionModel(parts.Permission, parts.Server, parts.Project);
    }

    public override void Write(Utf8JsonWriter writer, PermissionModel value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, new Parts(value.Permission, value.Server, value.Project), options);

    private sealed record Parts(string? Permission, string? Server = "*", string? Project = "*");
}
