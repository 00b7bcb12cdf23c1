using System.Text.Json;
using System.Text.Json.Nodes;

namespace TapBot.Core.Containers;

/// <summary>Turns what the engine says into what may be shown.</summary>
internal static class InspectionMask
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true };

    public static ContainerDetails Masked(ContainerInspection said) => new(
        said.Container,
        [.. said.Command.Select(SecretMask.Text)],
        said.User,
        said.WorkingDirectory,
        said.Privileged,
        said.ReadOnlyRoot,
        said.LogDriver,
        said.Capabilities,
        [.. said.Environment.Select(v => SecretMask.Hides(v.Key) ? new EnvironmentValue(v.Key, SecretMask.Hidden, true) : new EnvironmentValue(v.Key, v.Value, false))],
        said.Mounts,
        [.. said.HealthCommand.Select(SecretMask.Text)],
        said.HealthLog,
        Json(said.Json));

    private static string Json(string text)
    {
        var root = JsonNode.Parse(text)!;
        if (root["Config"]?["Env"] is JsonArray variables)
        {
            for (var i = 0; i < variables.Count; i++)
            {
                var name = (variables[i]?.GetValue<string>() ?? "").Split('=', 2)[0];
                if (SecretMask.Hides(name))
                    variables[i] = $"{name}={SecretMask.Hidden}";
            }
        }
        if (root["Config"]?["Labels"] is JsonObject labels)
        {
            foreach (var name in labels.Select(l => l.Key).ToList())
                labels[name] = SecretMask.Label(name, labels[name]?.ToString() ?? "");
        }
        foreach (var list in new[] { root["Args"], root["Config"]?["Cmd"], root["Config"]?["Entrypoint"], root["Config"]?["Healthcheck"]?["Test"] })
            MaskArguments(list as JsonArray);
        MaskLogOptions(root["HostConfig"]?["LogConfig"]?["Config"] as JsonObject);
        return root.ToJsonString(Readable);
    }

    private static void MaskArguments(JsonArray? arguments)
    {
        for (var i = 0; i < (arguments?.Count ?? 0); i++)
            arguments![i] = SecretMask.Text(arguments[i]?.ToString() ?? "");
    }

    private static void MaskLogOptions(JsonObject? options)
    {
        foreach (var name in options?.Select(o => o.Key).ToList() ?? [])
            options![name] = SecretMask.Label(name, options[name]?.ToString() ?? "");
    }
}
