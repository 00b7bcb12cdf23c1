using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography.X509Certificates;

namespace TapBot.EndToEnd.Certificates;

/// <summary>The ACME server, its client and the TLS server that <c>sandbox/acme.sh</c> has started.</summary>
internal static class Acme
{
    /// <summary>The file of the root that is to be trusted.</summary>
    public static string Root => Setting("ROOT");

    /// <summary>The file of what the client got last.</summary>
    public static string File => Setting("CERTIFICATE");

    /// <summary>Where it is served.</summary>
    public static string Endpoint => string.Create(CultureInfo.InvariantCulture, $"acme.test@127.0.0.1:{int.Parse(Setting("PORT"), CultureInfo.InvariantCulture)}");

    /// <summary>What the client got last.</summary>
    public static X509Certificate2 Stored() => X509Certificate2.CreateFromPem(System.IO.File.ReadAllText(File));

    /// <summary>The client gets the next one; the server does not know yet.</summary>
    public static Task RenewAsync() => ScriptAsync("renew");

    /// <summary>The server takes up what the client got.</summary>
    public static Task ReloadAsync() => ScriptAsync("reload");

    private static async Task ScriptAsync(string command)
    {
        var sandbox = Environment.GetEnvironmentVariable("TAPBOT_TEST_SANDBOX") ?? throw new InvalidOperationException("TAPBOT_TEST_SANDBOX is not set.");
        using var script = Process.Start(new ProcessStartInfo(Path.Combine(sandbox, "acme.sh"), [command]) { RedirectStandardError = true })!;
        var errors = await script.StandardError.ReadToEndAsync();
        await script.WaitForExitAsync();
        if (script.ExitCode != 0)
            throw new InvalidOperationException(errors);
    }

    private static string Setting(string name) =>
        Environment.GetEnvironmentVariable("TAPBOT_ACME_" + name) is { Length: > 0 } value ? value : throw new InvalidOperationException($"TAPBOT_ACME_{name} is not set; run these tests through ./test.sh, which starts the servers.");
}
