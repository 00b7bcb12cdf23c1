using System.Collections.Concurrent;
using TapBot.Core.Access;

namespace TapBot.Testing.Access;

/// <summary>Who confirmed when, as a test says.</summary>
internal sealed class FixedConfirmations : IStepUpStore
{
    private readonly ConcurrentDictionary<string, DateTimeOffset> people = new();
    private readonly ConcurrentDictionary<(string, Permission), bool> tokens = new();

    public void Confirm(Actor actor, DateTimeOffset at) => people[actor.Id] = at;

    public void Mint(Actor token, Permission permission) => tokens[(token.Id, permission)] = true;

    public Task<DateTimeOffset?> ConfirmedAtAsync(Actor person, CancellationToken cancellationToken) =>
        Task.FromResult<DateTimeOffset?>(people.TryGetValue(person.Id, out var at) ? at : null);

    public Task<bool> IsMintedForAsync(Actor token, Permission permission, CancellationToken cancellationToken) => Task.FromResult(tokens.ContainsKey((token.Id, permission)));
}
