using Microsoft.Extensions.Options;

namespace TapBot.Core.Servers;

/// <summary>Says everything that is wrong with the configured servers, at once.</summary>
internal sealed class ServersOptionsCheck : IValidateOptions<ServersOptions>
{
    public ValidateOptionsResult Validate(string? name, ServersOptions options)
    {
        var problems = options.Servers.SelectMany((server, i) => Problems($"TapBot:Servers:{i}", server)).ToList();
        problems.AddRange(options.Servers.Where(s => s.Name.Length > 0).GroupBy(s => s.Name, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1)
            .Select(g => $"TapBot:Servers: the name '{g.Key}' is given to {g.Count()} servers; every server needs its own."));
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private static IEnumerable<string> Problems(string key, ServerEntry server)
    {
        if (!ServerName.TryParse(server.Name, null, out _))
            yield return $"{key}:Name is '{server.Name}'; legal are 1 to 63 letters, digits, dots, dashes and underscores, beginning with a letter or digit.";
        if (server.Host != "local")
            yield return $"{key}:Host is '{server.Host}'; legal is 'local'.";
        var address = Uri.TryCreate(server.Docker, UriKind.Absolute, out var uri) ? uri : null;
        if (!(address is { Scheme: "unix", AbsolutePath.Length: > 1 } || address is { Scheme: "tcp", Host.Length: > 0, Port: > 0 }))
            yield return $"{key}:Docker is '{server.Docker}'; legal are unix:///path/to/docker.sock and tcp://host:port.";
        if (server.Tls is not { } tls)
            yield break;
        if (address?.Scheme == "unix")
            yield return $"{key}:Tls is given, but {key}:Docker is a unix socket; legal together with tcp://host:port only.";
        foreach (var (part, file) in new[] { ("Ca", tls.Ca), ("Certificate", tls.Certificate), ("Key", tls.Key) })
        {
            if (!File.Exists(file))
                yield return $"{key}:Tls:{part} is '{file}'; legal is the path of a PEM file that can be read.";
        }
    }
}
