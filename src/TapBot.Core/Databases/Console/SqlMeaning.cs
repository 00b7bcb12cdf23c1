namespace TapBot.Core.Databases;

/// <summary>What the portal makes out of a statement by its words, to warn and to choose the way it is run. It is help, never the guard.</summary>
/// <param name="Verb">Its first word in lower case, such as <c>select</c>.</param>
/// <param name="Effect">What is to be named before it runs.</param>
/// <param name="Object">What it is done to, with its schema when given; null when the whole database or server.</param>
/// <param name="IsQuery">True when it only yields rows, so that a cursor can be declared for it.</param>
/// <param name="Writes">True when it changes rows or definitions.</param>
/// <param name="NeedsNoTransaction">True for what the server refuses inside of a transaction: VACUUM, CREATE DATABASE, CREATE INDEX CONCURRENTLY and others.</param>
/// <param name="EndsTransaction">True for COMMIT, ROLLBACK and others that steer the transaction: the portal does that.</param>
public sealed record SqlMeaning(string Verb, SqlEffect Effect, string? Object, bool IsQuery, bool Writes, bool NeedsNoTransaction, bool EndsTransaction);
