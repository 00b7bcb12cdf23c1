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
            var name = char.ToLowerInvariant(member.Name![0]) + member.Name[1..];
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

    private static OpenApiSchema SchemaOf(Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        return new OpenApiSchema
        {
            Type = plain == typeof(bool) ? JsonSchemaType.Boolean : plain == typeof(int) ? JsonSchemaType.Integer : JsonSchemaType.String,
        };
    }
}
