using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using TapBot.Core.Streaming;

namespace TapBot.Core.Certificates;

/// <summary>What lies ready to be served, in the store of Traefik and in files, read again when a file has changed. Nothing is kept of a key.</summary>
internal sealed class StoredCertificates(IOptions<CertificatesOptions> options, IOptions<StoredOptions> stored, TimeProvider time, ILogger<StoredCertificates> logger) : BackgroundService
{
    private const long MostBytes = 32L * 1024 * 1024;
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    private readonly Pulse changes = new();
    private readonly Dictionary<string, (DateTime Written, long Length)> seen = [];
    private readonly Dictionary<string, IReadOnlyList<StoredCertificate>> byFile = [];
    private IReadOnlyList<StoredCertificate> current = [];

    /// <summary>All that lie ready now.</summary>
    public IReadOnlyList<StoredCertificate> Current => Volatile.Read(ref current);

    /// <summary>Completes when they are others.</summary>
    public Task NextAsync() => changes.NextAsync();

    /// <summary>Looks at the files once; what cannot be read stays as it was, and is read at the next look.</summary>
    public void Look()
    {
        var changed = false;
        foreach (var file in Files())
            changed |= Take(file);
        if (!changed)
            return;
        Volatile.Write(ref current, [.. byFile.Values.SelectMany(c => c)]);
        changes.Raise();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!Files().Any())
            return;
        try
        {
            using var timer = new PeriodicTimer(Every, time);
            do
                Look();
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }

    private IEnumerable<string> Files() => options.Value.Files.Append(stored.Value.AcmeFile).OfType<string>().Where(f => f.Length > 0).Distinct();

    private bool Take(string file)
    {
        try
        {
            var info = new FileInfo(file);
            if (!info.Exists || info.Length > MostBytes || (seen.TryGetValue(file, out var last) && last == (info.LastWriteTimeUtc, info.Length)))
                return false;
            var content = File.ReadAllBytes(file);
            byFile[file] = file == stored.Value.AcmeFile ? AcmeStore.Parse(content) : StoredFile.Of(file, content, options.Value.FilePasswords) is { } one ? [one] : [];
            seen[file] = (info.LastWriteTimeUtc, info.Length);
            return true;
        }
        catch (JsonException)
        {
            return false; // it is written in place: whole in a moment
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or CryptographicException)
        {
            if (seen.TryAdd(file, default))
                Log.StoreUnread(logger, file, unreadable.Message);
            return false;
        }
    }
}
