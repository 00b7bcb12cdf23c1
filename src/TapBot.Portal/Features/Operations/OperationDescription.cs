using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using TapBot.Core.Operations;

namespace TapBot.Portal.Features.Operations;

/// <summary>What OpenAPI says of an operation, from its one declaration.</summary>
internal static class OperationDescription
{
    public static void Describe(OpenApiOperation operation, OperationDescriptor descriptor)
    {
        var members = descriptor.Type.GetConstructors()[0].GetParameters();
        var body = OperationBinder.BodyMembers(descriptor);
        var properties = new Dictionary<string, IOpenApiSchema>();
        operation.Parameters = [];
        foreach (var member in members)
        {
            var name = NameOf(member.Name!);
            if (body.Contains(name))
                properties[name] = SchemaOf(member.ParameterType);
            else
                operation.Parameters.Add(new OpenApiParameter { Name = name, In = ParameterLocation.Path, Required = true, Schema = SchemaOf(typeof(string)) });
        }
        var confirm = SchemaOf(typeof(string));
        confirm.Description = "The name of the target: needed for destructive operations, and for the containers the portal itself stands on.";
        properties["confirm"] = confirm;
        operation.RequestBody = new OpenApiRequestBody
        {
            Content = new Dictionary<string, OpenApiMediaType>
            {
                ["application/json"] = new() { Schema = new OpenApiSchema { Type = JsonSchemaType.Object, Properties = properties, AdditionalPropertiesAllowed = false } },
            },
        };
    }

    private static string NameOf(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);

    private static OpenApiSchema SchemaOf(Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (plain.IsEnum)
            return new OpenApiSchema { Type = JsonSchemaType.String, Enum = [.. Enum.GetNames(plain).Select(n => JsonValue.Create(NameOf(n))!)] };
        if (plain != typeof(string) && plain.GetInterfaces().FirstOrDefault(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IReadOnlyList<>)) is { } list)
            return new OpenApiSchema { Type = JsonSchemaType.Array, Items = SchemaOf(list.GetGenericArguments()[0]) };
        if (plain is { IsClass: true } && plain != typeof(string))
            return new OpenApiSchema { Type = JsonSchemaType.Object, Properties = plain.GetConstructors()[0].GetParameters().ToDictionary(p => NameOf(p.Name!), p => (IOpenApiSchema)SchemaOf(p.ParameterType)), AdditionalPropertiesAllowed = false };
        return new OpenApiSchema
        {
            Type = plain == typeof(bool) ? JsonSchemaType.Boolean : plain == typeof(int) ? JsonSchemaType.Integer : plain == typeof(double) ? JsonSchemaType.Number : JsonSchemaType.String,
        };
    }
}
