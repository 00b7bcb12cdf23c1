using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using TapBot.Core.Streaming;
using TapBot.Core.Wording;

namespace TapBot.Core.Certificates;

/// <summary>What lies ready to be served, in the store of Traefik and in files, read again when a file has changed. Nothing is kept of a key.</summary>
internal sealed class StoredCertificates(IOptions<CertificatesOptions> options, IOptions<StoredOptions> stored, TimeProvider time, ILogger<StoredCertificates> logger) : BackgroundService
{
    private const long MostBytes = 32L * 1024 * 1024;
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5), Torn = TimeSpan.FromSeconds(30);

    private readonly Pulse changes = new();
    private readonly Dictionary<string, (DateTime Written, long Length)> seen = [];
    private readonly Dictionary<string, IReadOnlyList<StoredCertificate>> byFile = [];
    private readonly Dictionary<string, Phrase> problems = [];
    private readonly Dictionary<string, long> tornSince = [];
    private readonly Dictionary<string, (DateTime Written, long Length)> doubts = [];
    private IReadOnlyList<StoredCertificate> current = [];
    private IReadOnlyList<StoredSource> sources = [];

    /// <summary>All that lie ready now.</summary>
    public IReadOnlyList<StoredCertificate> Current => Volatile.Read(ref current);

    /// <summary>The files, and why some of them cannot be read.</summary>
    public IReadOnlyList<StoredSource> Sources => Volatile.Read(ref sources);

    /// <summary>Completes when either of them are others.</summary>
    public Task NextAsync() => changes.NextAsync();

    /// <summary>Looks at the files once. What a file held that is gone, or may not be read any more, does not lie ready any more; what is being written stays as it was until it is whole.</summary>
    public void Look()
    {
        var changed = false;
        foreach (var file in Files())
            changed |= Take(file);
        var now = Files().Select(f => new StoredSource(f, byFile.GetValueOrDefault(f)?.Count ?? 0, problems.GetValueOrDefault(f))).ToList();
        if (!changed && now.SequenceEqual(Sources))
            return;
        Volatile.Write(ref sources, now);
        if (changed)
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
        var state = default((DateTime Written, long Length));
        try
        {
            if (Directory.Exists(file))
                return Lose(file, Phrase.Of("certificates.stored.folder", ("file", file)));
            var info = new FileInfo(file);
            if (info.Exists && info.Length > MostBytes)
                return Lose(file, Phrase.Of("certificates.stored.large", ("file", file), ("most", MostBytes >> 20)));
            state = info.Exists ? (info.LastWriteTimeUtc, info.Length) : default;
            if (info.Exists && seen.TryGetValue(file, out var last) && last == state)
                return false;
            return Keep(file, state, File.ReadAllBytes(file));
        }
        catch (JsonException)
        {
            // It is written in place: whole in a moment.
            tornSince.TryAdd(file, time.GetTimestamp());
            if (time.GetElapsedTime(tornSince[file]) >= Torn)
                Tell(file, Phrase.Of("certificates.stored.torn", ("file", file)));
            return false;
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            return Lose(file, Phrase.Of("certificates.stored.missing", ("file", file)));
        }
        catch (UnauthorizedAccessException)
        {
            return Lose(file, Phrase.Of("certificates.stored.denied", ("file", file)));
        }
        catch (CryptographicException unreadable)
        {
            return Doubt(file, state, Phrase.Of("certificates.stored.unreadable", ("file", file), ("said", unreadable.Message)));
        }
        catch (IOException unreadable)
        {
            return Lose(file, Phrase.Of("certificates.stored.unreadable", ("file", file), ("said", unreadable.Message)));
        }
    }

    private bool Keep(string file, (DateTime Written, long Length) state, byte[] content)
    {
        var isAcme = file == stored.Value.AcmeFile;
        IReadOnlyList<StoredCertificate> found = isAcme ? AcmeStore.Parse(content) : StoredFile.Of(file, content, options.Value.FilePasswords) is { } one ? [one] : [];
        if (!isAcme && found.Count == 0)
            return Doubt(file, state, Phrase.Of("certificates.stored.none", ("file", file)));
        (byFile[file], seen[file]) = (found, state);
        tornSince.Remove(file);
        doubts.Remove(file);
        problems.Remove(file);
        return true;
    }

    /// <summary>It may be half of what is being written: what it held stays until it rests as it is, or has been so for long.</summary>
    private bool Doubt(string file, (DateTime Written, long Length) state, Phrase why)
    {
        tornSince.TryAdd(file, time.GetTimestamp());
        var rests = doubts.TryGetValue(file, out var before) && before == state;
        doubts[file] = state;
        return (rests || time.GetElapsedTime(tornSince[file]) >= Torn) && Lose(file, why);
    }

    /// <summary>What it held, if anything, is not there any more.</summary>
    private bool Lose(string file, Phrase why)
    {
        Tell(file, why);
        seen.Remove(file);
        tornSince.Remove(file);
        doubts.Remove(file);
        return byFile.Remove(file);
    }

    private void Tell(string file, Phrase why)
    {
        if (problems.TryGetValue(file, out var told) && told.Code == why.Code)
            return;
        problems[file] = why;
        Log.StoreUnread(logger, file, why);
    }
}
